"""Invented stories with gold: what their articles give from `claimtrail import` to `claimtrail claims`."""
