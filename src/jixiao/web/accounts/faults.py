"""What can be wrong with a change to institutions, people and posts, told in Chinese."""

from __future__ import annotations


class Fault(Exception):
    """Something that cannot be done as asked; the text says why and what to do."""


class WrongPlace(Fault):
    """An institution that cannot stand where it was put in the tree."""


class StillInUse(Fault):
    """An institution with open institutions or posts that cannot be closed."""


class PostsClash(Fault):
    """A post that its holder may not have beside another (三员分立)."""


class WrongPost(Fault):
    """A post that cannot be given or ended so."""


class WrongDelegation(Fault):
    """A delegation that cannot be made."""


class InvitationNotOpen(Fault):
    """A link that does not exist, was used, ran out, or is not confirmed yet."""


class AlreadyOpened(Fault):
    """An installation that has people, or a wrong code for opening it."""


class RosterNotImported(Fault):
    """A roster with faults, without anything new, or imported already."""
