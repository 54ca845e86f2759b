"""Writes a channel with an HTML5 app for each archive into a folder, as an import from a disk expects it.

    python kolibri_channel.py FOLDER ARCHIVE...

runs with the Python that Kolibri is installed for, and prints as JSON the id of the channel and, under the name of each
archive, the ids of its node and content and the name of the stored file. The tables are those that Kolibri itself declares
for this purpose.
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


def app(name, archive, folder, lft):
    """Stores an archive, and gives the rows of a node that shows it, and the name of the stored file."""
    content = Path(archive).read_bytes()
    digest = hashlib.md5(content, usedforsecurity=False).hexdigest()
    stored = Path(folder, "content", "storage", digest[0], digest[1], f"{digest}.{file_formats.HTML5}")
    stored.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(archive, stored)
    rows = [
        schema.ContentLocalfile(
            id=digest,
            available=False,
            file_size=len(content),
            extension=file_formats.HTML5,
        ),
        node(
            name,
            kind=content_kinds.HTML5,
            title=name,
            lft=lft,
            rght=lft + 1,
            level=1,
            sort_order=lft,
            parent_id=identifier("root"),
            learning_activities=learning_activities.EXPLORE,
        ),
        schema.ContentFile(
            id=identifier(f"file of {name}"),
            contentnode_id=identifier(name),
            local_file_id=digest,
            preset=format_presets.HTML5_ZIP,
            supplementary=False,
            thumbnail=False,
            priority=1,
            lang_id="en",
        ),
    ]
    return rows, stored.name


def main(folder, *archives):
    database = Path(folder, "content", "databases", identifier("channel") + ".sqlite3")
    database.parent.mkdir(parents=True, exist_ok=True)
    database.unlink(missing_ok=True)
    engine = create_engine(f"sqlite:///{database}")
    schema.Base.metadata.create_all(engine)
    nodes = {}
    with Session(engine) as session:
        session.add(
            schema.ContentLanguage(
                id="en", lang_code="en", lang_name="English", lang_direction="ltr"
            )
        )
        session.add(
            node("root", kind=content_kinds.TOPIC, lft=1, rght=2 + 2 * len(archives), level=0)
        )
        for index, archive in enumerate(archives):
            name = Path(archive).stem
            rows, file = app(name, archive, folder, 2 + 2 * index)
            session.add_all(rows)
            nodes[name] = {
                "node": identifier(name),
                "content": identifier(f"content of {name}"),
                "file": file,
            }
        session.add(
            schema.ContentChannelmetadata(
                id=identifier("channel"),
                name="Civic Atlas",
                description="",
                author="",
                version=1,
                thumbnail="",
                min_schema_version=CONTENT_SCHEMA,
                root_id=identifier("root"),
            )
        )
        session.commit()
    engine.dispose()
    print(json.dumps({"channel": identifier("channel"), "nodes": nodes}))


if __name__ == "__main__":
    main(*sys.argv[1:])
