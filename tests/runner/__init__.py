# SPDX-License-Identifier: MIT
"""Parts of tests/run: one module for each kind of test."""
