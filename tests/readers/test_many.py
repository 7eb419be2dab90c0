"""Many files on several processes."""

from __future__ import annotations

from tests.readers.bad import read_or_crash

from jixiao import pipeline
from jixiao.readers.many import read_many


def files(folder, names):
    for name in names:
        (folder / name).write_text(f"{name}项目绩效情况。", encoding="utf-8")
    return pipeline.files([folder])


def test_documents_come_in_the_order_given_whoever_read_them(tmp_path):
    found = files(tmp_path, [f"{number:02d}.txt" for number in range(20)])
    alone = list(pipeline.read_all(found))
    assert list(pipeline.read_all(found, jobs=2)) == alone
    assert [document.source.path for document in alone] == [str(one) for one in found]


def test_a_file_that_brings_its_process_down_costs_only_itself(tmp_path):
    found = files(tmp_path, ["a.txt", "crash.txt", "d.txt", "e.txt"])
    documents = list(read_many(found, read_or_crash, jobs=2))
    assert [str(one) for one in found] == [document.source.path for document in documents]
    (fallen,) = (document for document in documents if not document.is_readable)
    assert "crash.txt：读取时程序崩溃" in fallen.problems[0].message
