"""Prints what a Kolibri has written down of a learner and a content, as JSON; null before there is anything.

    python kolibri_record.py DATABASE USERNAME CONTENT
"""

import json
import sqlite3
import sys

ROW = """
    SELECT log.progress, log.time_spent, log.completion_timestamp IS NOT NULL, log.extra_fields
    FROM logger_contentsummarylog log JOIN kolibriauth_facilityuser user ON user.id = log.user_id
    WHERE user.username = ? AND log.content_id = ?
"""


def main(database, username, content):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=20)
    row = connection.execute(ROW, (username, content)).fetchone()
    connection.close()
    if row is None:
        print("null")
        return
    progress, seconds, is_complete, extra = row
    told = json.loads(extra).get("contentState", {}).get("SCORM", {}).get("cmi", {}).get("core", {})
    print(
        json.dumps(
            {
                "progress": progress,
                "seconds": seconds,
                "isComplete": bool(is_complete),
                "place": told.get("lesson_location"),
                "status": told.get("lesson_status"),
                "score": told.get("score"),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
