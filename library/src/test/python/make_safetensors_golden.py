# Writes python.safetensors, which the tests read, and checks rondo.safetensors, which the tests write.
#
#   python library/src/test/python/make_safetensors_golden.py    (needs: pip install torch safetensors numpy)

import pathlib

import torch
from safetensors import safe_open
from safetensors.torch import save_file

FOLDER = pathlib.Path(__file__).parents[1] / "resources/rondo/store"
METADATA = {"model_type": "translator", "ключ": "值 \"quoted\"\n"}


def tensors():
    return {
        "encoder.weight_ih_l0": torch.arange(12, dtype=torch.float32).reshape(3, 4) / 8,
        "half": torch.arange(5).to(torch.bfloat16) / 4,
        "double": torch.tensor([[0.1, -1e300]], dtype=torch.float64),
        "ids": torch.tensor([-1, 0, 2**31 - 1], dtype=torch.int32),
        "one": torch.tensor(2.5),
        "none": torch.zeros(0, 7),
        "flags": torch.tensor([True, False, True]),
        "名": torch.tensor([7], dtype=torch.uint8),
    }


def check(path):
    with safe_open(path, framework="pt") as file:
        assert file.metadata() == METADATA, file.metadata()
        expected = tensors()
        assert sorted(file.keys()) == sorted(expected), file.keys()
        for name, tensor in expected.items():
            found = file.get_tensor(name)
            assert found.dtype == tensor.dtype and found.shape == tensor.shape and torch.equal(found, tensor), name


FOLDER.mkdir(parents=True, exist_ok=True)
save_file(tensors(), FOLDER / "python.safetensors", METADATA)
check(FOLDER / "python.safetensors")
if (FOLDER / "rondo.safetensors").exists():
    check(FOLDER / "rondo.safetensors")
    print("rondo.safetensors holds what it should")
