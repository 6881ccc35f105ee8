namespace Plumbline.Models.Tests.Tokenizers;

/// <summary>What the reference library makes of some texts with small tokenizers, each of which uses other components.</summary>
/// <remarks>Recorded once from Hugging Face tokenizers 0.23.2: ids of the text, and the text of the ids with special tokens spelled out.</remarks>
internal static class ReferenceCases
{
    public static readonly ReferenceTokenizer[] All =
    [
        new("gpt2", ReferenceVocabulary.Bytes, """{}""",
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 258, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [259, 259, 259, 259, 27, 82, 29], "aaaaaaaa<s>"),
            new("\u0661\u0662 \U0001D7D9\U0001D7DA '\u017F", [149, 94, 149, 95, 220, 172, 251, 253, 247, 172, 251, 253, 248, 220, 6, 129, 123], "\u0661\u0662 \U0001D7D9\U0001D7DA '\u017F"),
            new("a\u0000b\uFFFD", [64, 188, 65, 171, 123, 121], "a\u0000b\uFFFD"),
        ]),
        new("gpt2pref", ReferenceVocabulary.Bytes, """{"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true, "use_regex": true}}""",
        [
            new("the cat isn't 12345 the", [258, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], " the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 258, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [220, 172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], " \U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [220, 259, 259, 259, 259, 27, 82, 29], " aaaaaaaa<s>"),
        ]),
        new("added", ReferenceVocabulary.Bytes, """
            {"added_tokens": [{"id": 269, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}, {"id": 270, "content": " <l> ", "single_word": false, "lstrip": false,
            "rstrip": false, "normalized": false, "special": false}, {"id": 257, "content": "the", "single_word": true,
            "lstrip": false, "rstrip": false, "normalized": false, "special": false}, {"id": 271, "content": "Once",
            "single_word": false, "lstrip": true, "rstrip": true, "normalized": false, "special": false}, {"id": 272,
            "content": "<unk>", "single_word": false, "lstrip": true, "rstrip": false, "normalized": false, "special": true},
            {"id": 273, "content": "aaaa", "single_word": false, "lstrip": false, "rstrip": false, "normalized": true,
            "special": false}, {"id": 274, "content": "aaaaaaaa", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": true, "special": true}, {"id": 275, "content": "<|im_end|>", "single_word": false, "lstrip": false,
            "rstrip": true, "normalized": false, "special": true}]}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 220, 257], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 220, 257, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [274, 269], "aaaaaaaa<s>"),
            new("Once the thexOnce  the", [271, 257, 258, 87, 271, 257], "Oncethe thexOncethe"),
            new(" x<|im_end|>  y <l> ", [220, 87, 275, 88, 270], " x<|im_end|>y <l> "),
            new(" <unk> aaaa", [272, 220, 273], "<unk> aaaa"),
        ]),
        new("NFC", ReferenceVocabulary.Bytes, """{"normalizer": {"type": "NFC"}}""",
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 258, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [259, 259, 259, 259, 27, 82, 29], "aaaaaaaa<s>"),
            new("e\u0301\u1112\u1161\u11AB\u212B", [127, 102, 169, 243, 250, 127, 227], "\u00E9\uD55C\u00C5"),
        ]),
        new("NFD", ReferenceVocabulary.Bytes, """{"normalizer": {"type": "NFD"}}""",
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 258, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 68, 136, 223, 158, 246, 225, 220, 126, 121, 87], "\U0001D49Ce\u0301\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [259, 259, 259, 259, 27, 82, 29], "aaaaaaaa<s>"),
            new("\u00E9\uD55C\u00C5", [68, 136, 223, 157, 226, 240, 157, 227, 94, 157, 228, 104, 32, 136, 232], "e\u0301\u1112\u1161\u11ABA\u030A"),
        ]),
        new("NFKC", ReferenceVocabulary.Bytes, """{"normalizer": {"type": "NFKC"}}""",
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 258, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [32, 127, 102, 158, 246, 225, 220, 16, 158, 223, 226, 17, 87], "A\u00E9\u2603 1\u20442x"),
            new("aaaaaaaa<s>", [259, 259, 259, 259, 27, 82, 29], "aaaaaaaa<s>"),
            new("\uFB01\u2460\u00C5", [69, 72, 16, 127, 227], "fi1\u00C5"),
        ]),
        new("NFKD", ReferenceVocabulary.Bytes, """{"normalizer": {"type": "NFKD"}}""",
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 258, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [32, 68, 136, 223, 158, 246, 225, 220, 16, 158, 223, 226, 17, 87], "Ae\u0301\u2603 1\u20442x"),
            new("aaaaaaaa<s>", [259, 259, 259, 259, 27, 82, 29], "aaaaaaaa<s>"),
            new("\uFB01\u00BD\u00E9", [69, 72, 16, 158, 223, 226, 17, 68, 136, 223], "fi1\u20442e\u0301"),
        ]),
        new("strip", ReferenceVocabulary.Bytes, """
            {"normalizer": {"type": "Sequence", "normalizers": [{"type": "Strip", "strip_left": true, "strip_right": true},
            {"type": "Replace", "pattern": {"Regex": "\\s+"}, "content": " "}, {"type": "Replace", "pattern": {"String": "a"},
            "content": "bb"}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 65, 65, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], "the cbbt isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [65, 65, 65, 65, 258], "bbbb the"),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 27, 82, 29], "bbbbbbbbbbbbbbbb<s>"),
        ]),
        new("splitIsolated0", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "[a\\s]"},
            "behavior": "Isolated", "invert": false}, {"type": "Split", "pattern": {"String": "12"}, "behavior": "Isolated",
            "invert": false}, {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 220, 257], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 64, 64, 198, 198, 220, 257, 220, 220], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [64, 64, 64, 64, 64, 64, 64, 64, 266, 29], "aaaaaaaa<s>"),
        ]),
        new("splitIsolated1", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "[a\\s]"},
            "behavior": "Isolated", "invert": true}, {"type": "Split", "pattern": {"String": "12"}, "behavior": "Isolated",
            "invert": true}, {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 220, 257], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 64, 64, 198, 198, 220, 257, 220, 220], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [64, 64, 64, 64, 64, 64, 64, 64, 266, 29], "aaaaaaaa<s>"),
        ]),
        new("splitRemoved0", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "[a\\s]"},
            "behavior": "Removed", "invert": false}, {"type": "Split", "pattern": {"String": "12"}, "behavior": "Removed",
            "invert": false}, {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 66, 83, 72, 82, 77, 6, 83, 18, 19, 20, 257], "thectisn't345the"),
            new("  aa\u000A\u000A the  ", [257], "the"),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 126, 121, 87], "\U0001D49C\u00E9\u2603\u00BDx"),
            new("aaaaaaaa<s>", [266, 29], "<s>"),
        ]),
        new("splitRemoved1", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "[a\\s]"},
            "behavior": "Removed", "invert": true}, {"type": "Split", "pattern": {"String": "12"}, "behavior": "Removed",
            "invert": true}, {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [], ""),
            new("  aa\u000A\u000A the  ", [], ""),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [], ""),
            new("aaaaaaaa<s>", [], ""),
        ]),
        new("splitMergedWithPrevious0", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "[a\\s]"},
            "behavior": "MergedWithPrevious", "invert": false}, {"type": "Split", "pattern": {"String": "12"},
            "behavior": "MergedWithPrevious", "invert": false}, {"type": "ByteLevel", "add_prefix_space": false,
            "trim_offsets": true, "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 220, 257], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 64, 64, 198, 198, 220, 257, 220, 220], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [64, 64, 64, 64, 64, 64, 64, 64, 266, 29], "aaaaaaaa<s>"),
        ]),
        new("splitMergedWithPrevious1", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "[a\\s]"},
            "behavior": "MergedWithPrevious", "invert": true}, {"type": "Split", "pattern": {"String": "12"},
            "behavior": "MergedWithPrevious", "invert": true}, {"type": "ByteLevel", "add_prefix_space": false,
            "trim_offsets": true, "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 64, 64, 198, 198, 258, 220, 220], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [64, 64, 64, 64, 64, 64, 64, 64, 266, 29], "aaaaaaaa<s>"),
        ]),
        new("splitMergedWithNext0", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "[a\\s]"},
            "behavior": "MergedWithNext", "invert": false}, {"type": "Split", "pattern": {"String": "12"},
            "behavior": "MergedWithNext", "invert": false}, {"type": "ByteLevel", "add_prefix_space": false,
            "trim_offsets": true, "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 64, 64, 198, 198, 258, 220, 220], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [64, 64, 64, 64, 64, 64, 64, 64, 266, 29], "aaaaaaaa<s>"),
        ]),
        new("splitMergedWithNext1", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "[a\\s]"},
            "behavior": "MergedWithNext", "invert": true}, {"type": "Split", "pattern": {"String": "12"},
            "behavior": "MergedWithNext", "invert": true}, {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true,
            "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 220, 257], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 64, 64, 198, 198, 220, 257, 220, 220], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [64, 64, 64, 64, 64, 64, 64, 64, 266, 29], "aaaaaaaa<s>"),
        ]),
        new("splitContiguous0", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "[a\\s]"},
            "behavior": "Contiguous", "invert": false}, {"type": "Split", "pattern": {"String": "12"}, "behavior": "Contiguous",
            "invert": false}, {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 220, 257], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [265, 259, 198, 198, 220, 257, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [259, 259, 259, 259, 266, 29], "aaaaaaaa<s>"),
        ]),
        new("splitContiguous1", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "[a\\s]"},
            "behavior": "Contiguous", "invert": true}, {"type": "Split", "pattern": {"String": "12"}, "behavior": "Contiguous",
            "invert": true}, {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 220, 257], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [265, 259, 198, 198, 220, 257, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [259, 259, 259, 259, 266, 29], "aaaaaaaa<s>"),
        ]),
        new("digits", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Digits", "individual_digits": false},
            {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true, "use_regex": true}]}}
            """,
        [
            new("the cat isn't 12345 the", [258, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 220, 264, 18, 19, 20, 258], " the cat isn't  12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 258, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [220, 172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 220, 126, 121, 220, 87], " \U0001D49C\u00E9\u2603  \u00BD x"),
            new("aaaaaaaa<s>", [220, 259, 259, 259, 259, 27, 82, 29], " aaaaaaaa<s>"),
        ]),
        new("cl100k", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split",
            "pattern": {"Regex": "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+"},
            "behavior": "Isolated", "invert": false}, {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true,
            "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 258, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [259, 259, 259, 259, 266, 29], "aaaaaaaa<s>"),
            new("I'LL DON'T!!\u000A\u000Ax", [40, 6, 43, 43, 220, 35, 46, 45, 6, 51, 0, 0, 198, 198, 87], "I'LL DON'T!!\u000A\u000Ax"),
            new("a1234567 \u000D\u000A", [64, 264, 18, 19, 20, 21, 22, 220, 201, 198], "a1234567 \u000D\u000A"),
        ]),
        new("o200k", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split",
            "pattern": {"Regex": "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"},
            "behavior": "Isolated", "invert": false}, {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true,
            "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 258, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [259, 259, 259, 259, 266, 29], "aaaaaaaa<s>"),
            new("HTTPServer's/\u000AfooBar", [39, 51, 51, 47, 50, 68, 81, 85, 68, 81, 6, 82, 14, 198, 69, 78, 78, 33, 64, 81], "HTTPServer's/\u000AfooBar"),
        ]),
        new("anchors", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "^.|.$|\\w+|\\d"},
            "behavior": "Isolated", "invert": false}, {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true,
            "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [83, 71, 68, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 220, 257], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 220, 257, 220, 220], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [64, 259, 259, 260, 27, 82, 29], "aaaaaaaa<s>"),
        ]),
        new("posgroup", ReferenceVocabulary.Bytes, """
            {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split",
            "pattern": {"Regex": "(?:a|b)*+|\\p{Lu}?+"}, "behavior": "Isolated", "invert": false}, {"type": "ByteLevel",
            "add_prefix_space": false, "trim_offsets": true, "use_regex": false}]}}
            """,
        [
            new("the cat isn't 12345 the", [83, 71, 68, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 16, 17, 18, 19, 20, 220, 83, 71, 68], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 220, 259, 198, 198, 220, 83, 71, 68, 220, 220], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [259, 259, 259, 259, 27, 82, 29], "aaaaaaaa<s>"),
            new("abABab", [261, 32, 33, 261], "abABab"),
        ]),
        new("ignoremerges", ReferenceVocabulary.Bytes, """
            {"model": {"vocab": {"hello": 269, "Once": 270, "\u0120time": 271}, "merges": [["t", "h"], ["th", "e"], ["aa", "a"],
            ["a", "b"], ["l", "a"], ["\u0120", "a"], ["1", "2"], ["\u0120", "\u0120"], ["<", "s"], ["n", "c"], ["o", "nc"]],
            "ignore_merges": true}}
            """,
        [
            new("the cat isn't 12345 the", [257, 220, 66, 64, 83, 220, 72, 82, 77, 6, 83, 220, 264, 18, 19, 20, 258], "the cat isn't 12345 the"),
            new("  aa\u000A\u000A the  ", [220, 263, 64, 198, 198, 258, 265], "  aa\u000A\u000A the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [172, 251, 240, 250, 127, 102, 158, 246, 225, 220, 126, 121, 87], "\U0001D49C\u00E9\u2603 \u00BDx"),
            new("aaaaaaaa<s>", [64, 64, 64, 64, 64, 64, 64, 64, 27, 82, 29], "aaaaaaaa<s>"),
        ]),
        new("metaalways11", ReferenceVocabulary.MarksWithBytes, """
            {"added_tokens": [{"id": 14, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}], "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "always", "split": true}, "decoder": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "always", "split": true}, "model": {"byte_fallback": true}}
            """,
        [
            new("the cat isn't 12345 the", [9, 0, 3, 1, 5, 0, 123, 133, 128, 57, 5, 0, 11, 12, 13, 70, 71, 9], "the cat <0x69><0x73><0x6E><0x27>t 123<0x34><0x35> the"),
            new("  aa\u000A\u000A the  ", [0, 0, 10, 28, 28, 9, 0, 0], " aa<0x0A><0x0A> the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [0, 258, 175, 164, 174, 15, 244, 170, 149, 0, 212, 207, 138], "<0xF0><0x9D><0x92><0x9C>\u00E9<0xE2><0x98><0x83> <0xC2><0xBD><0x78>"),
            new("aaaaaaaa<s>", [0, 10, 10, 10, 10, 78, 133, 80], "aaaaaaaa<0x3C><0x73><0x3E>"),
            new("<unk> the", [14, 9], "<unk> the"),
        ]),
        new("metaalways10", ReferenceVocabulary.Marks, """
            {"added_tokens": [{"id": 14, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}], "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "always", "split": true}, "decoder": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "always", "split": true}}
            """,
        [
            new("the cat isn't 12345 the", [9, 0, 3, 1, 5, 0, 14, 5, 0, 11, 12, 13, 14, 9], "the cat <unk>t 123<unk> the"),
            new("  aa\u000A\u000A the  ", [0, 0, 10, 14, 9, 0, 0], " aa<unk> the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [0, 14, 15, 14, 0, 14], "<unk>\u00E9<unk> <unk>"),
            new("aaaaaaaa<s>", [0, 10, 10, 10, 10, 14], "aaaaaaaa<unk>"),
        ]),
        new("metaalways01", ReferenceVocabulary.MarksWithBytes, """
            {"added_tokens": [{"id": 14, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}], "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "always", "split": false}, "decoder": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "always", "split": false}, "model": {"byte_fallback": true}}
            """,
        [
            new("the cat isn't 12345 the", [9, 0, 3, 1, 5, 0, 123, 133, 128, 57, 5, 0, 11, 12, 13, 70, 71, 9], "the cat <0x69><0x73><0x6E><0x27>t 123<0x34><0x35> the"),
            new("  aa\u000A\u000A the  ", [0, 0, 10, 28, 28, 9, 0, 0], " aa<0x0A><0x0A> the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [0, 258, 175, 164, 174, 15, 244, 170, 149, 0, 212, 207, 138], "<0xF0><0x9D><0x92><0x9C>\u00E9<0xE2><0x98><0x83> <0xC2><0xBD><0x78>"),
            new("aaaaaaaa<s>", [0, 10, 10, 10, 10, 78, 133, 80], "aaaaaaaa<0x3C><0x73><0x3E>"),
        ]),
        new("metaalways00", ReferenceVocabulary.Marks, """
            {"added_tokens": [{"id": 14, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}], "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "always", "split": false}, "decoder": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "always", "split": false}}
            """,
        [
            new("the cat isn't 12345 the", [9, 0, 3, 1, 5, 0, 14, 5, 0, 11, 12, 13, 14, 9], "the cat <unk>t 123<unk> the"),
            new("  aa\u000A\u000A the  ", [0, 0, 10, 14, 9, 0, 0], " aa<unk> the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [0, 14, 15, 14, 0, 14], "<unk>\u00E9<unk> <unk>"),
            new("aaaaaaaa<s>", [0, 10, 10, 10, 10, 14], "aaaaaaaa<unk>"),
        ]),
        new("metafirst11", ReferenceVocabulary.MarksWithBytes, """
            {"added_tokens": [{"id": 14, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}], "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "first", "split": true}, "decoder": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "first", "split": true}, "model": {"byte_fallback": true}}
            """,
        [
            new("the cat isn't 12345 the", [9, 0, 3, 1, 5, 0, 123, 133, 128, 57, 5, 0, 11, 12, 13, 70, 71, 9], "the cat <0x69><0x73><0x6E><0x27>t 123<0x34><0x35> the"),
            new("  aa\u000A\u000A the  ", [0, 0, 10, 28, 28, 9, 0, 0], " aa<0x0A><0x0A> the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [0, 258, 175, 164, 174, 15, 244, 170, 149, 0, 212, 207, 138], "<0xF0><0x9D><0x92><0x9C>\u00E9<0xE2><0x98><0x83> <0xC2><0xBD><0x78>"),
            new("aaaaaaaa<s>", [0, 10, 10, 10, 10, 78, 133, 80], "aaaaaaaa<0x3C><0x73><0x3E>"),
            new("<unk> the", [14, 9], "<unk> the"),
        ]),
        new("metafirst10", ReferenceVocabulary.Marks, """
            {"added_tokens": [{"id": 14, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}], "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "first", "split": true}, "decoder": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "first", "split": true}}
            """,
        [
            new("the cat isn't 12345 the", [9, 0, 3, 1, 5, 0, 14, 5, 0, 11, 12, 13, 14, 9], "the cat <unk>t 123<unk> the"),
            new("  aa\u000A\u000A the  ", [0, 0, 10, 14, 9, 0, 0], " aa<unk> the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [0, 14, 15, 14, 0, 14], "<unk>\u00E9<unk> <unk>"),
            new("aaaaaaaa<s>", [0, 10, 10, 10, 10, 14], "aaaaaaaa<unk>"),
        ]),
        new("metafirst01", ReferenceVocabulary.MarksWithBytes, """
            {"added_tokens": [{"id": 14, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}], "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "first", "split": false}, "decoder": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "first", "split": false}, "model": {"byte_fallback": true}}
            """,
        [
            new("the cat isn't 12345 the", [9, 0, 3, 1, 5, 0, 123, 133, 128, 57, 5, 0, 11, 12, 13, 70, 71, 9], "the cat <0x69><0x73><0x6E><0x27>t 123<0x34><0x35> the"),
            new("  aa\u000A\u000A the  ", [0, 0, 10, 28, 28, 9, 0, 0], " aa<0x0A><0x0A> the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [0, 258, 175, 164, 174, 15, 244, 170, 149, 0, 212, 207, 138], "<0xF0><0x9D><0x92><0x9C>\u00E9<0xE2><0x98><0x83> <0xC2><0xBD><0x78>"),
            new("aaaaaaaa<s>", [0, 10, 10, 10, 10, 78, 133, 80], "aaaaaaaa<0x3C><0x73><0x3E>"),
        ]),
        new("metanever11", ReferenceVocabulary.MarksWithBytes, """
            {"added_tokens": [{"id": 14, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}], "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "never", "split": true}, "decoder": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "never", "split": true}, "model": {"byte_fallback": true}}
            """,
        [
            new("the cat isn't 12345 the", [4, 0, 3, 1, 5, 0, 123, 133, 128, 57, 5, 0, 11, 12, 13, 70, 71, 9], "the cat <0x69><0x73><0x6E><0x27>t 123<0x34><0x35> the"),
            new("  aa\u000A\u000A the  ", [0, 0, 10, 28, 28, 9, 0, 0], "  aa<0x0A><0x0A> the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [258, 175, 164, 174, 15, 244, 170, 149, 0, 212, 207, 138], "<0xF0><0x9D><0x92><0x9C>\u00E9<0xE2><0x98><0x83> <0xC2><0xBD><0x78>"),
            new("aaaaaaaa<s>", [10, 10, 10, 10, 78, 133, 80], "aaaaaaaa<0x3C><0x73><0x3E>"),
        ]),
        new("metanever10", ReferenceVocabulary.Marks, """
            {"added_tokens": [{"id": 14, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}], "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "never", "split": true}, "decoder": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "never", "split": true}}
            """,
        [
            new("the cat isn't 12345 the", [4, 0, 3, 1, 5, 0, 14, 5, 0, 11, 12, 13, 14, 9], "the cat <unk>t 123<unk> the"),
            new("  aa\u000A\u000A the  ", [0, 0, 10, 14, 9, 0, 0], "  aa<unk> the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [14, 15, 14, 0, 14], "<unk>\u00E9<unk> <unk>"),
            new("aaaaaaaa<s>", [10, 10, 10, 10, 14], "aaaaaaaa<unk>"),
        ]),
        new("metanever00", ReferenceVocabulary.Marks, """
            {"added_tokens": [{"id": 14, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}], "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "never", "split": false}, "decoder": {"type": "Metaspace", "replacement": "\u2581",
            "prepend_scheme": "never", "split": false}}
            """,
        [
            new("the cat isn't 12345 the", [4, 0, 3, 1, 5, 0, 14, 5, 0, 11, 12, 13, 14, 9], "the cat <unk>t 123<unk> the"),
            new("  aa\u000A\u000A the  ", [0, 0, 10, 14, 9, 0, 0], "  aa<unk> the  "),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [14, 15, 14, 0, 14], "<unk>\u00E9<unk> <unk>"),
            new("aaaaaaaa<s>", [10, 10, 10, 10, 14], "aaaaaaaa<unk>"),
        ]),
        new("nofuse", ReferenceVocabulary.Marks, """{"model": {"fuse_unk": false}}""",
        [
            new("the cat isn't 12345 the", [4, 14, 3, 1, 5, 14, 14, 14, 14, 14, 5, 14, 11, 12, 13, 14, 14, 14, 4], "the <unk> c a t <unk> <unk> <unk> <unk> <unk> t <unk> 1 2 3 <unk> <unk> <unk> the"),
            new("  aa\u000A\u000A the  ", [14, 14, 10, 14, 14, 14, 4, 14, 14], "<unk> <unk> aa <unk> <unk> <unk> the <unk> <unk>"),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [14, 15, 14, 14, 14, 14], "<unk> \u00E9 <unk> <unk> <unk> <unk>"),
            new("aaaaaaaa<s>", [10, 10, 10, 10, 14, 14, 14], "aa aa aa aa <unk> <unk> <unk>"),
        ]),
        new("nounk", ReferenceVocabulary.Marks, """{"model": {"unk_token": null}}""",
        [
            new("the cat isn't 12345 the", [4, 3, 1, 5, 5, 11, 12, 13, 4], "the c a t t 1 2 3 the"),
            new("  aa\u000A\u000A the  ", [10, 4], "aa the"),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [15], "\u00E9"),
            new("aaaaaaaa<s>", [10, 10, 10, 10], "aa aa aa aa"),
        ]),
        new("fuse", ReferenceVocabulary.Marks, """{}""",
        [
            new("the cat isn't 12345 the", [4, 14, 3, 1, 5, 14, 5, 14, 11, 12, 13, 14, 4], "the <unk> c a t <unk> t <unk> 1 2 3 <unk> the"),
            new("  aa\u000A\u000A the  ", [14, 10, 14, 4, 14], "<unk> aa <unk> the <unk>"),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [14, 15, 14], "<unk> \u00E9 <unk>"),
            new("aaaaaaaa<s>", [10, 10, 10, 10, 14], "aa aa aa aa <unk>"),
        ]),
        new("spseq", ReferenceVocabulary.MarksWithBytes, """
            {"added_tokens": [{"id": 14, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}, {"id": 274, "content": "<s>", "single_word": false, "lstrip": false,
            "rstrip": false, "normalized": false, "special": true}, {"id": 275, "content": "</s>", "single_word": false,
            "lstrip": false, "rstrip": false, "normalized": false, "special": true}], "normalizer": {"type": "Sequence",
            "normalizers": [{"type": "Prepend", "prepend": "\u2581"}, {"type": "Replace", "pattern": {"String": " "},
            "content": "\u2581"}]}, "post_processor": {"type": "Sequence", "processors": [{"type": "ByteLevel",
            "add_prefix_space": true, "trim_offsets": false, "use_regex": true}, {"type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
            {"SpecialToken": {"id": "</s>", "type_id": 0}}], "pair": [{"Sequence": {"id": "A", "type_id": 0}},
            {"Sequence": {"id": "B", "type_id": 1}}], "special_tokens": {"<s>": {"id": "<s>", "ids": [274], "tokens": ["<s>"]},
            "</s>": {"id": "</s>", "ids": [275, 275], "tokens": ["</s>", "</s>"]}}}]}, "decoder": {"type": "Sequence",
            "decoders": [{"type": "Replace", "pattern": {"String": "\u2581"}, "content": " "}, {"type": "ByteFallback"},
            {"type": "Strip", "content": "a", "start": 1, "stop": 0}, {"type": "Fuse"}, {"type": "Strip", "content": " ",
            "start": 2, "stop": 0}]}, "model": {"byte_fallback": true}}
            """,
        [
            new("the cat isn't 12345 the", [274, 9, 0, 3, 1, 5, 0, 123, 133, 128, 57, 5, 0, 11, 12, 13, 70, 71, 9, 275, 275], "<s> the ct isn't 12345 the</s></s>"),
            new("  aa\u000A\u000A the  ", [274, 0, 0, 0, 10, 28, 28, 9, 0, 0, 275, 275], "<s>   a\u000A\u000A the  </s></s>"),
            new("\U0001D49C\u00E9\u2603 \u00BDx", [274, 0, 258, 175, 164, 174, 15, 244, 170, 149, 0, 212, 207, 138, 275, 275], "<s> \U0001D49C\u00E9\u2603 \u00BDx</s></s>"),
            new("aaaaaaaa<s>", [274, 0, 10, 10, 10, 10, 274, 275, 275], "<s> aaaa<s></s></s>"),
            new("\u65E5 aab<s>", [274, 0, 248, 169, 183, 0, 10, 2, 274, 275, 275], "<s> \u65E5 ab<s></s></s>"),
        ]),
    ];
}

/// <summary>Which small vocabulary a reference tokenizer starts from.</summary>
internal enum ReferenceVocabulary
{
    /// <summary>The byte-level alphabet and some merges.</summary>
    Bytes,

    /// <summary>A few characters with <c>▁</c> for space.</summary>
    Marks,

    /// <summary>The same with a token for every byte.</summary>
    MarksWithBytes,
}

internal sealed record ReferenceTokenizer(string Name, ReferenceVocabulary Vocabulary, string Changes, ReferenceCase[] Cases);

internal sealed record ReferenceCase(string Text, int[] Ids, string Decoded);
