"""Every change to ledgers, snapshots and the reasons for slow spending."""
