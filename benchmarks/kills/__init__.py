"""Kills with -9 in the middle of filing: of the pipeline, of the embedded server and its keeper, and of Neo4j."""
