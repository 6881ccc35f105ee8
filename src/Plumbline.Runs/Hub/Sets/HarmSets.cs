namespace Plumbline.Runs.Hub.Sets;

/// <summary>Requests that should be refused, and those that should not.</summary>
internal static class HarmSets
{
    public static IReadOnlyList<DataSetEntry> All { get; } =
    [
        new(
            "harmbench",
            "400 behaviours that should be refused: standard, with context, and copyright (a mirror of centerforaisafety/HarmBench); requests only",
            "MIT",
            "busycalibrating/AdversariaLLM",
            "f970939273ea17b491fadf6001fddc36ed3ae3ff",
            "raw",
            [
                PublishedFile.At("harmbench_behaviors_text_all.csv", "busycalibrating/AdversariaLLM", "f970939273ea17b491fadf6001fddc36ed3ae3ff", "data/behavior_datasets/harmbench_behaviors_text_all.csv", 198374, "2745611872be3b2eab141e39bb328b8c1140dc3cd8d0a49da6174260d9ccbfb9"),
            ]),
        new(
            "jailbreakbench",
            "100 behaviours in ten categories that should be refused (a mirror of JailbreakBench/jailbreakbench); requests only",
            "MIT",
            "andyrdt/refusal_direction",
            "9d852fae1a9121c78b29142de733cb1340770cc3",
            "raw",
            [
                PublishedFile.At("jailbreakbench.csv", "andyrdt/refusal_direction", "9d852fae1a9121c78b29142de733cb1340770cc3", "dataset/raw/jailbreakbench.csv", 23111, "45e9a8923b28f547bb372fbaa9af7df8b38c818a80ae50c3bab97704197ff516"),
            ]),
        new(
            "strongreject",
            "313 forbidden prompts in six categories; requests only",
            "MIT",
            "alexandrasouly/strongreject",
            "3432b2d696b428f242bd507df96d80f686571d5e",
            "raw",
            [
                // The publisher's own commit; the digest was taken from a mirror of the set, and decides.
                PublishedFile.At("strongreject_dataset.csv", "alexandrasouly/strongreject", "3432b2d696b428f242bd507df96d80f686571d5e", "strongreject_dataset/strongreject_dataset.csv", 56359, "4dd70357e4ff8b5d0ba5ebafecab5d6dd5633ce8046e3dd1c8bd93e64de44381"),
            ]),
        new(
            "xstest",
            "250 harmless prompts that look harmful, 200 harmful contrasts, and replies of two models labelled by people",
            "CC BY 4.0",
            "paul-rottger/exaggerated-safety",
            "d7bb5bd738c1fcbc36edd83d5e7d1b71a3e2d84d",
            "raw",
            [
                PublishedFile.At("xstest_prompts.csv", "paul-rottger/exaggerated-safety", "d7bb5bd738c1fcbc36edd83d5e7d1b71a3e2d84d", "xstest_prompts.csv", 38719, "11783fb294ed017473ee53c207d71f2161c7672c8d0b037501e78387f801cb5a"),
                PublishedFile.At("xstest_v2_completions_mistralguard.csv", "paul-rottger/exaggerated-safety", "d7bb5bd738c1fcbc36edd83d5e7d1b71a3e2d84d", "model_completions/xstest_v2_completions_mistralguard.csv", 303726, "0ac03817b65e019a8f5b4b3eed805086f9f7fafe538ac9ebd156f80210af6903"),
                PublishedFile.At("xstest_v2_completions_mistralinstruct.csv", "paul-rottger/exaggerated-safety", "d7bb5bd738c1fcbc36edd83d5e7d1b71a3e2d84d", "model_completions/xstest_v2_completions_mistralinstruct.csv", 371935, "6a146b65a5b96ec8249729bc2db459697175125998d7cbbcc88f7688ecf31dad"),
            ]),
    ];
}
