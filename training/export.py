# SPDX-License-Identifier: Apache-2.0
"""Writes a trained network as a model file: python3 export.py TRAINED.pt CONFIG.toml OUT.model.

docs/model-format.md describes the file. The weights become bytes here; the scores of the network
with exactly these bytes are printed, and the self-test sentences are parsed with them. The pack.toml
beside OUT.model gets the model's new hash.
"""
import argparse
import ctypes
import hashlib
import pathlib
import struct

import numpy as np
import torch

import batches
import corpus
import decode
import evaluate
import event_data
import event_feed
import event_limits
import event_network
import lemma
import network
import pack_model
import train

MAGIC, VERSION, BYTE_ORDER, ALIGN, BLOCK = b"DATELSYN", 1, 0x0A0B0C0D, 64, 16
TEXT, BYTES, FLOATS, WORDS = range(4)


def xxh3(data: bytes) -> int:
    library = pack_model.library()
    library.XXH3_64bits.restype = ctypes.c_uint64
    library.XXH3_64bits.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
    return library.XXH3_64bits(data, len(data))


def to_bytes(weight):
    """int8 rows and the scale of each output row."""
    scale = weight.abs().amax(1).clamp(min=1e-8) / 127.0
    return torch.round(weight / scale.unsqueeze(1)).clamp(-127, 127), scale


def fold_tables(tables, mix, largest):
    """Bytes of each table; their scales go into the columns of the layer `mix`, so that the product stays integer.
    `largest`: what of a table's weights becomes 127."""
    found, column = [], 0
    with torch.no_grad():
        for table in tables:
            scale = max(largest(table.weight.abs()), 1e-8) / 127.0
            q = torch.round(table.weight / scale).clamp(-127, 127)
            found.append(q.numpy().astype(np.int8))
            table.weight.copy_(q)
            width = table.weight.shape[1]
            mix.weight[:, column:column + width] *= scale
            column += width
    return found


def linear_sections(name, module, sections):
    """Adds a layer's sections and leaves the rounded weights in the module."""
    with torch.no_grad():
        q, scale = to_bytes(module.weight)
        module.weight.copy_(q * scale.unsqueeze(1))
    outputs, inputs = q.shape
    bias = module.bias.detach().numpy() if module.bias is not None else np.zeros(outputs)
    wide = -(-outputs // BLOCK) * BLOCK
    packed = np.zeros((inputs // 2, wide, 2), dtype=np.int8)
    packed[:, :outputs, :] = q.numpy().astype(np.int8).reshape(outputs, inputs // 2, 2).transpose(1, 0, 2)
    sections.append((name + ".weight", BYTES, packed.reshape(inputs // 2, wide * 2)))
    sections.append((name + ".scale", FLOATS, scale.numpy().astype(np.float32).reshape(1, -1)))
    sections.append((name + ".bias", FLOATS, bias.astype(np.float32).reshape(1, -1)))


def floats(name, tensor):
    return name, FLOATS, tensor.detach().numpy().astype(np.float32).reshape(1, -1)


def network_sections(net, tables, config):
    sections = []
    for i, (q, hashes) in enumerate(zip(fold_tables(net.tables, net.mix, lambda w: float(np.quantile(w.numpy(), 0.9999))), tables)):
        sections.append((f"table.{i}.hashes", WORDS, np.array(hashes, dtype=np.uint32).reshape(1, -1)))
        sections.append((f"table.{i}.rows", BYTES, q))
    linear_sections("mix", net.mix, sections)
    sections.append(floats("mix.gain", net.mix_norm.gain))
    block_sections("block", net.blocks, sections)
    for key, head in net.tag_heads.items():
        linear_sections(key, head, sections)
    for name in ("dependent", "head", "bilinear", "pair_dependent", "pair_head", "pair_label"):
        linear_sections(name, getattr(net, name), sections)
    sections += [floats("head_bias", net.head_bias.weight), floats("root", net.root),
                 floats("distance", net.distance), floats("pair_root", net.pair_root)]
    return sections


def event_tables(events):
    """Tables of the event network; bags have a last row of zeros that is not written."""
    names = ("senses", "modes", "grammar", "entities", "positions", "relations")
    tables = [getattr(events, name) for name in names]
    written = fold_tables(tables, events.mix_tables, lambda w: float(w.max()))
    bags = {"senses": event_network.SENSES, "modes": event_network.MODES}
    return [("events." + name, BYTES, q[:bags.get(name)]) for name, q in zip(names, written)]


def event_sections(events, labels, limits):
    """The event heads; the rounded weights stay in the module."""
    step = lambda score: round(score * event_limits.STEPS)
    sections = [
        text_section("events.network", [f"trunk {events.mix_word.in_features}", f"width {events.width}", f"arc {events.arc}", f"blocks {events.blocks_spec}"]),
        text_section("events.classes", [f"{name} {step(least)}" for name, least in zip(event_data.CLASSES[1:], limits["classes"])]),
        text_section("events.mode_names", [mode or "_" for mode in event_data.MODES]), text_section("events.statuses", event_data.STATUSES),
        text_section("events.roles", [f"{name} {step(least)}" for name, least in zip(event_data.ROLES, limits["roles"])]),
        text_section("events.relation_names", labels["relations"]),
        text_section("events.confidence", [f"{step(score)} {percent}" for score, percent in limits["confidence"]]), *event_tables(events)]
    for name in ("mix_word", "mix_governor", "mix_tables", "mix_document"):
        linear_sections("events." + name, getattr(events, name), sections)
    sections.append(floats("events.mix.gain", events.mix_norm.gain))
    block_sections("events.block", events.blocks, sections)
    for name, module in (("class", events.classes), ("mode", events.mode), ("status", events.status), ("trigger", events.trigger),
                         ("filler", events.filler), ("filler_bias", events.filler_bias)):
        linear_sections("events." + name, module, sections)
    for name, hashes, table in (("path", labels["paths"], events.paths), ("marking", labels["markings"], events.markings)):
        sections.append((f"events.{name}.hashes", WORDS, np.array(hashes, dtype=np.uint32).reshape(1, -1)))
        sections.append(floats(f"events.{name}.rows", table.weight))
    sections += [floats("events.distances", events.distances.weight), floats("events.framed", events.framed.weight)]
    return sections


def block_sections(prefix, blocks, sections):
    for i, block in enumerate(blocks):
        layers = ("linear",) if isinstance(block, network.Window) else ("input", "output")
        for layer in layers:
            linear_sections(f"{prefix}.{i}.{layer}", getattr(block, layer), sections)
        sections.append(floats(f"{prefix}.{i}.gain", block.norm.gain))


def text_section(name, lines):
    data = "\n".join(lines).encode()
    return name, TEXT, np.frombuffer(data, dtype=np.uint8).reshape(1, -1)


def label_sections(labels):
    return [text_section("labels." + key, [l or "_" for l in values]) for key, values in sorted(labels.items())]


def self_test(net, encoder, config):
    """CoNLL-U of the configuration's own sentences as this network parses them."""
    out = []
    for text in config["selftest"]:
        forms, joins, spaces = [], [], []
        for token in text.split():
            for k, part in enumerate(token.split("|")):
                forms.append(part)
                joins.append(2 if k else 1)
        spaces = [i + 1 >= len(joins) or joins[i + 1] != 2 for i in range(len(forms))]
        sentence = corpus.Sentence(forms=forms, joins=joins)
        (_, heads, relations, tags), = evaluate.outputs(net, encoder, [sentence])
        found = evaluate.relation_names(encoder, heads, relations)
        names = decode.names(tags["names"], encoder.labels["names"])
        for i, form in enumerate(forms):
            best = lambda key: encoder.labels[key][tags[key][i].argmax()]
            word = lemma.best_lemma(form, encoder.labels["lemma"], tags["lemma"][i], encoder.known_lemmas)
            misc = "|".join(([f"Name={names[i]}"] if names[i] != "O" else []) + ([] if spaces[i] else ["SpaceAfter=No"])) or "_"
            out.append("\t".join([str(i + 1), form, word, best("upos"), "_", best("feats") or "_", str(heads[i]), found[i], "_", misc]))
        out.append("")
    return out + [""]


def write(path, sections):
    offset = 64 + 64 * len(sections)
    directory, body = b"", b""
    for name, kind, array in sections:
        data = np.ascontiguousarray(array).tobytes()
        start = -(-(offset + len(body)) // ALIGN) * ALIGN
        body += b"\0" * (start - offset - len(body)) + data
        directory += struct.pack("<32sIIIIQQ", name.encode(), kind, array.shape[0], array.shape[1], 0, start, len(data))
    covered = struct.pack("<II24x", len(sections), 0) + directory + body
    head = struct.pack("<8sIIQ", MAGIC, VERSION, BYTE_ORDER, 32 + len(covered)) + struct.pack("<Q", xxh3(covered))
    temporary = path.with_suffix(".part")
    temporary.write_bytes(head + covered)
    temporary.replace(path)


def about(config, trained, data_folder):
    lines = [f"language\t{config['language']}", "licence\tCC BY-SA 4.0 (weights derived from the sources below)"]
    lines += [f"source\t{s}" for s in config.get("sources", [])]
    for source in config["train"]:
        for key in ("path", "names"):
            if key in source:
                file = pathlib.Path(corpus.expand(source[key], data_folder))
                if file.exists():
                    lines.append(f"made from\t{file.name} sha256 {hashlib.sha256(file.read_bytes()).hexdigest()[:32]}")
    lines.append(f"trained\tsha256 {hashlib.sha256(pathlib.Path(trained).read_bytes()).hexdigest()[:32]}")
    return lines


def main():
    parser = argparse.ArgumentParser()
    for name in ("trained", "config", "out"):
        parser.add_argument(name)
    parser.add_argument("--data", default="/work/shared/data")
    parser.add_argument("--scores", action="store_true", help="score the bytes on the dev files")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    saved = torch.load(arguments.trained)
    config = corpus.read_config(arguments.config)
    net = network.Network(saved["shapes"], {k: len(v) for k, v in saved["labels"].items()}, **saved["config"]["network"])
    net.load_state_dict(saved["state"])
    spec = train.spec_of(saved["config"])
    known = saved.get("known") or lemma.known_lemmas([s for t in config["train"] for s in corpus.load(t, arguments.data)], 1)
    encoder = batches.Encoder(spec, saved["tables"], saved["labels"], known)
    sections = network_sections(net, saved["tables"], saved["config"])
    kinds = [f"{f['kind']} {f.get('length', 0)} {f['dim']}" for f in saved["config"]["features"]]
    settings = [f"{key} {getattr(net, key)}" for key in ("width", "arc", "pair")] + [f"blocks {net.blocks_spec}"]
    sections = [text_section("about", about(config, arguments.trained, arguments.data)), text_section("features", kinds),
                text_section("network", settings), *label_sections(saved["labels"]),
                ("lemma.known", WORDS, np.array(known, dtype=np.uint32).reshape(1, -1)), text_section("selftest", self_test(net, encoder, config)),
                *sections]
    task = None
    if "events" in saved:
        task = train.EventTask(saved["config"], encoder, arguments.data, net.width, saved)
        task.net.load_state_dict(saved["events"])
        limits = event_limits.limits(net, task.net, task.encoder, task.tuning, task.kept)
        sections += event_sections(task.net, saved["event_labels"], limits)
    write(pathlib.Path(arguments.out), sections)
    print(arguments.out, pathlib.Path(arguments.out).stat().st_size, "bytes")
    pack_model.name_in_pack(pathlib.Path(arguments.out))
    if arguments.scores:
        for d in config["dev"]:
            print(d["path"].split("/")[-1], evaluate.score(net, encoder, corpus.load(d, arguments.data)))
        if task:
            print("events kept back:", event_feed.score(net, task.net, task.encoder, task.kept))
            print("events tuning:", event_feed.score(net, task.net, task.encoder, task.tuning))


if __name__ == "__main__":
    main()
