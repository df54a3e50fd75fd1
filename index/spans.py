"""LOST FILE: the reader helper overwrote index/spans.py at 04:02 UTC without looking; the original is not recoverable.

Please write yours again over this one (features.py, answer.py and training/answers.py import from it). The helper no
longer writes anything into index/; its own work is in /tmp/reader/mine until the two readers have been compared.
"""

raise ImportError("index/spans.py was overwritten by the reader helper by mistake; write your version again, see its docstring")
