namespace Plumbline.Runs.Hub.Sets;

/// <summary>Stereotypes in answers and in who is meant by a pronoun.</summary>
internal static class BiasSets
{
    public static IReadOnlyList<DataSetEntry> All { get; } =
    [
        new(
            "bbq",
            "questions whose answer is a stereotype or cannot be known: five of eleven categories",
            "CC BY 4.0",
            "nyu-mll/BBQ",
            "bea11bd97d79217245b5871acd247b9d6eb24598",
            "raw",
            [
                PublishedFile.At("Age.jsonl", "nyu-mll/BBQ", "bea11bd97d79217245b5871acd247b9d6eb24598", "data/Age.jsonl", 3091834, "46e805b3fc2d8cbd26eeb8e8430d98cf7b2dc9c83574ff3674e8ce4f0fca2a60"),
                PublishedFile.At("Disability_status.jsonl", "nyu-mll/BBQ", "bea11bd97d79217245b5871acd247b9d6eb24598", "data/Disability_status.jsonl", 1336984, "375d40d9b71f056150264445ec189b13934998f3f49a1e311aa7578eb3b45e5f"),
                PublishedFile.At("Physical_appearance.jsonl", "nyu-mll/BBQ", "bea11bd97d79217245b5871acd247b9d6eb24598", "data/Physical_appearance.jsonl", 1347476, "e48d7e13508565f4801574e611043470c25c95a0a62af3699cb5ee7cb02608fb"),
                PublishedFile.At("Religion.jsonl", "nyu-mll/BBQ", "bea11bd97d79217245b5871acd247b9d6eb24598", "data/Religion.jsonl", 1118728, "cb9555f9f3454a52cd2df85956b59bd7fcca5aa922c8527693b1164d08417616"),
                PublishedFile.At("Sexual_orientation.jsonl", "nyu-mll/BBQ", "bea11bd97d79217245b5871acd247b9d6eb24598", "data/Sexual_orientation.jsonl", 729010, "2c71036b9e7584fe589c42aef32c1a42bc01b9a5e9b1b8704342630cdb08cefd"),
            ]),
        new(
            "winobias",
            "sentences whose pronoun means one of two occupations, with and against stereotype",
            "MIT",
            "uclanlp/corefBias",
            "0bce984dd081bbc10b0622f326727a024c607895",
            "raw",
            [
                PublishedFile.At("anti_stereotyped_type1.txt.dev", "uclanlp/corefBias", "0bce984dd081bbc10b0622f326727a024c607895", "WinoBias/wino/data/anti_stereotyped_type1.txt.dev", 32782, "a4e0ebae344e78b56f657a42e8ae684b9db7747d177c5e7149c0907ebb7f3bf6"),
                PublishedFile.At("anti_stereotyped_type1.txt.test", "uclanlp/corefBias", "0bce984dd081bbc10b0622f326727a024c607895", "WinoBias/wino/data/anti_stereotyped_type1.txt.test", 34778, "331db5bd74bfefebf146a60b67645152a4a1991570d2a56f57154103ac361dd2"),
                PublishedFile.At("anti_stereotyped_type2.txt.dev", "uclanlp/corefBias", "0bce984dd081bbc10b0622f326727a024c607895", "WinoBias/wino/data/anti_stereotyped_type2.txt.dev", 30875, "763ad829ad724f9a85ead689ba8ca69072020cb1238def6210f0fc6a47b97e59"),
                PublishedFile.At("anti_stereotyped_type2.txt.test", "uclanlp/corefBias", "0bce984dd081bbc10b0622f326727a024c607895", "WinoBias/wino/data/anti_stereotyped_type2.txt.test", 31769, "336571ac1ea8c06cd2aba8e5dd2bd98e00acc0c48da3e4ec5ec7e54eb2633a8f"),
                PublishedFile.At("pro_stereotyped_type1.txt.dev", "uclanlp/corefBias", "0bce984dd081bbc10b0622f326727a024c607895", "WinoBias/wino/data/pro_stereotyped_type1.txt.dev", 32786, "dd55a0d220fe4c0ceb63dd4648223fb4fe1a58d5ad95c116a002ad24b0e292a5"),
                PublishedFile.At("pro_stereotyped_type1.txt.test", "uclanlp/corefBias", "0bce984dd081bbc10b0622f326727a024c607895", "WinoBias/wino/data/pro_stereotyped_type1.txt.test", 34820, "db7838907238a758eeb5779e48f38c013b892910d6fe864456c59f04245c6689"),
                PublishedFile.At("pro_stereotyped_type2.txt.dev", "uclanlp/corefBias", "0bce984dd081bbc10b0622f326727a024c607895", "WinoBias/wino/data/pro_stereotyped_type2.txt.dev", 30884, "8f0250de723cea9328e3eaf7169e07936f01aa5909ce7aa580db66eb803f4e86"),
                PublishedFile.At("pro_stereotyped_type2.txt.test", "uclanlp/corefBias", "0bce984dd081bbc10b0622f326727a024c607895", "WinoBias/wino/data/pro_stereotyped_type2.txt.test", 31749, "ea1c1fd94fa612e3cc44d7fa3cc4cb76021bb63fdf94f9826f430051e9052438"),
            ]),
        new(
            "winogender",
            "720 sentences that differ by the gender of one pronoun",
            "MIT",
            "rudinger/winogender-schemas",
            "1c7f8b481ad8a234b41e9f76a424d6e856e13f7f",
            "raw",
            [
                PublishedFile.At("all_sentences.tsv", "rudinger/winogender-schemas", "1c7f8b481ad8a234b41e9f76a424d6e856e13f7f", "data/all_sentences.tsv", 83644, "bd69da16bf228cb8df63fd0843aec2d8b5c36a7f21bf8c7b168bcc83932556c8"),
                PublishedFile.At("occupations-stats.tsv", "rudinger/winogender-schemas", "1c7f8b481ad8a234b41e9f76a424d6e856e13f7f", "data/occupations-stats.tsv", 1578, "3f7f37c16381a70571356982ea7fe613ac700ad04a6d3b19b9f2be18248df567"),
                PublishedFile.At("templates.tsv", "rudinger/winogender-schemas", "1c7f8b481ad8a234b41e9f76a424d6e856e13f7f", "data/templates.tsv", 14903, "496f2e2dc77296bcebcdd8865a8dc5715ce22b772de9abb5f531d5b3114c48a0"),
            ]),
    ];
}
