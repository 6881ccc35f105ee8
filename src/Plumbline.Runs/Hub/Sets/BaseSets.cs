namespace Plumbline.Runs.Hub.Sets;

/// <summary>Sets to train on and to judge judges by.</summary>
internal static class BaseSets
{
    public static IReadOnlyList<DataSetEntry> All { get; } =
    [
        new(
            "gsm8k",
            "grade-school sums with checkable answers, and solutions of four models marked right or wrong",
            "MIT",
            "openai/grade-school-math",
            "3101c7d5072418e28b9008a6636bde82a006892c",
            "raw",
            [
                PublishedFile.At("test.jsonl", "openai/grade-school-math", "3101c7d5072418e28b9008a6636bde82a006892c", "grade_school_math/data/test.jsonl",
                    749738, "3730d312f6e3440559ace48831e51066acaca737f6eabec99bccb9e4b3c39d14"),
                PublishedFile.At("example_model_solutions.jsonl", "openai/grade-school-math", "3101c7d5072418e28b9008a6636bde82a006892c",
                    "grade_school_math/data/example_model_solutions.jsonl", 2563513, "4bc62db838f8418365d51c627bd66294cbdca9fb7f01519cb13f0dce8c51580b"),
            ]),
        new(
            "hh-rlhf-harmless-test",
            "human preferences for harmlessness: 2,312 pairs of transcripts; offensive in places, and not for supervised fine-tuning",
            "MIT",
            "anthropics/hh-rlhf",
            "354e5c3cb8960630860dd5774a6ac2a58313bf4d",
            "hh-rlhf",
            [
                // The publisher's own repository keeps large files elsewhere; the hub hands them out. Its address names a branch: the digest decides.
                new("harmless-base.test.jsonl", new Uri("https://huggingface.co/datasets/Anthropic/hh-rlhf/resolve/main/harmless-base/test.jsonl.gz"),
                    DataSetPacking.Gzip, 3280164, HubDigest.Parse("14d765196c9f18d84f9bb3a78bac608c8f2915110ebcbd74ec95db7b7198b008")!),
            ]),
        new(
            "mt-bench",
            "80 questions of two turns for judged helpfulness",
            "Apache-2.0",
            "lm-sys/FastChat",
            "0e6d3e4beaab66f4d3f93db72541a4abab8af28d",
            "raw",
            [
                PublishedFile.At("mt_bench_question.jsonl", "lm-sys/FastChat", "0e6d3e4beaab66f4d3f93db72541a4abab8af28d", "fastchat/llm_judge/data/mt_bench/question.jsonl",
                    48929, "119565adbab82227089cefdb44c8d7e2cf04dc0a0ec233634c82e7d4e2a944f7"),
            ]),
        new(
            "openai-safety-rbr",
            "replies to safety-relevant requests with human labels of what each does: refuses, apologises, judges",
            "MIT",
            "openai/safety-rbr-code-and-data",
            "7f489fa6b38d72468235f275c23bf3f0c849e5ca",
            "raw",
            [
                PublishedFile.At("rbr_gold_train.jsonl", "openai/safety-rbr-code-and-data", "7f489fa6b38d72468235f275c23bf3f0c849e5ca", "data/rbr_gold_data/train.jsonl",
                    995068, "fa09c23e6cc9e612d2f8341b65cb1fccf752c325ece693fed6b702f7a8188690"),
                PublishedFile.At("rbr_gold_test.jsonl", "openai/safety-rbr-code-and-data", "7f489fa6b38d72468235f275c23bf3f0c849e5ca", "data/rbr_gold_data/test.jsonl",
                    452992, "c3478da9b13f0591a96eada18cacb15ec462ce724943defbec928e4fd6bd73ce"),
            ]),
        new(
            "selfaware",
            "1,032 questions that cannot be answered among 2,337 that can: knowing what one does not know",
            "CC BY-SA 4.0",
            "yinzhangyue/SelfAware",
            "f0bad1ff77bd42fc4eb2360281ed646c7bb7bd0c",
            "raw",
            [
                PublishedFile.At("SelfAware.json", "yinzhangyue/SelfAware", "f0bad1ff77bd42fc4eb2360281ed646c7bb7bd0c", "data/SelfAware.json",
                    1286450, "32929585ffdd4048f35f7f167720722eb8ddcf59908ffc958da2f84ea634dc54"),
            ]),
    ];
}
