"""The version is written twice, in the package and in pyproject.toml."""

from importlib.metadata import version

import jixiao


def test_the_package_states_the_version_it_was_installed_as():
    assert jixiao.__version__ == version("jixiao")
