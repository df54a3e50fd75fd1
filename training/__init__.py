"""Makes what ships in index/model/ from a folder of public data; see index/model/README.md."""
