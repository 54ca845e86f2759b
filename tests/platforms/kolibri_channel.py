"""Writes a channel with one HTML5 app into a folder, as an import from a disk expects it.

    python kolibri_channel.py ARCHIVE FOLDER

runs with the Python that Kolibri is installed for, and prints the ids of the channel and of the node, and the name of the
stored file, as JSON. The tables are those that Kolibri itself declares for this purpose.
"""

import hashlib
import json
import shutil
import sys
import uuid
from pathlib import Path

from kolibri.core.content.contentschema.versions import content_schema_current as schema
from le_utils.constants import content_kinds, file_formats, format_presets
from le_utils.constants.labels import learning_activities
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

CONTENT_SCHEMA = "5"


def identifier(name):
    """An id that is the same each time, 32 hexadecimal digits."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"civic-atlas/{name}").hex


def node(name, **fields):
    """A row of a content node, with what every node must say."""
    given = dict(
        id=identifier(name),
        content_id=identifier(f"content of {name}"),
        channel_id=identifier("channel"),
        title="Civic Atlas",
        description="",
        license_owner="Civic Atlas",
        license_name="CC BY",
        author="Civic Atlas",
        available=False,
        coach_content=False,
        lang_id="en",
        tree_id=1,
        sort_order=1,
        options="{}",
    )
    return schema.ContentContentnode(**{**given, **fields})


def main(archive, folder):
    content = Path(archive).read_bytes()
    digest = hashlib.md5(content, usedforsecurity=False).hexdigest()
    name = f"{digest}.{file_formats.HTML5}"
    stored = Path(folder, "content", "storage", digest[0], digest[1], name)
    stored.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(archive, stored)

    database = Path(folder, "content", "databases", identifier("channel") + ".sqlite3")
    database.parent.mkdir(parents=True, exist_ok=True)
    database.unlink(missing_ok=True)
    engine = create_engine(f"sqlite:///{database}")
    schema.Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(
            [
                schema.ContentLanguage(
                    id="en", lang_code="en", lang_name="English", lang_direction="ltr"
                ),
                schema.ContentLocalfile(
                    id=digest,
                    available=False,
                    file_size=len(content),
                    extension=file_formats.HTML5,
                ),
                node("root", kind=content_kinds.TOPIC, lft=1, rght=4, level=0),
                node(
                    "app",
                    kind=content_kinds.HTML5,
                    lft=2,
                    rght=3,
                    level=1,
                    parent_id=identifier("root"),
                    learning_activities=learning_activities.EXPLORE,
                ),
                schema.ContentFile(
                    id=identifier("file"),
                    contentnode_id=identifier("app"),
                    local_file_id=digest,
                    preset=format_presets.HTML5_ZIP,
                    supplementary=False,
                    thumbnail=False,
                    priority=1,
                    lang_id="en",
                ),
                schema.ContentChannelmetadata(
                    id=identifier("channel"),
                    name="Civic Atlas",
                    description="",
                    author="",
                    version=1,
                    thumbnail="",
                    min_schema_version=CONTENT_SCHEMA,
                    root_id=identifier("root"),
                ),
            ]
        )
        session.commit()
    engine.dispose()
    print(json.dumps({"channel": identifier("channel"), "node": identifier("app"), "file": name}))


if __name__ == "__main__":
    main(*sys.argv[1:])
