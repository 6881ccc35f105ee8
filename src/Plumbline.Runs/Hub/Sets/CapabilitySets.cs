namespace Plumbline.Runs.Hub.Sets;

/// <summary>What a model can do: the tax of alignment is measured on these.</summary>
internal static class CapabilitySets
{
    public static IReadOnlyList<DataSetEntry> All { get; } =
    [
        new(
            "big-bench-hard",
            "27 tasks of BIG-bench that are hard for models; they carry a canary string, which must stay",
            "MIT",
            "suzgunmirac/BIG-Bench-Hard",
            "9ee07bd481feebf959a6b59d61ea57bdcf30964d",
            "raw",
            [
                PublishedFile.At("boolean_expressions.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/boolean_expressions.json", 17172, "ea6c754ec005e2d3f2d085d349a740f593b5764f32ea4638ffed4cfc0061b12a"),
                PublishedFile.At("causal_judgement.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/causal_judgement.json", 202943, "6e8bca44dd402008ed41c07a3d0a1d5e7b03db7001a7e002fcdf4c60985ea081"),
                PublishedFile.At("date_understanding.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/date_understanding.json", 61760, "0148d4ac5fca05b2f82373e5fef7208e15363b9c6079493034d77b3dab496bf5"),
                PublishedFile.At("disambiguation_qa.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/disambiguation_qa.json", 85255, "cf06df9ebf911b883671cb1b35d3fbd1a1c306b19b9e9a012407e596c85fe8c6"),
                PublishedFile.At("dyck_languages.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/dyck_languages.json", 43814, "3f9badedf15c2be1ce53d94fdf016299bb30ba231ef087ab9f51a7ed6d0bdc25"),
                PublishedFile.At("formal_fallacies.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/formal_fallacies.json", 145562, "4c1adb664821157faade1d4153685403afcc02648f3c180a608a18f17f589629"),
                PublishedFile.At("geometric_shapes.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/geometric_shapes.json", 77242, "07be68a124420caa2ebc0b2c858ad79fc55c5c8806170e496e1e17ebfb11f31c"),
                PublishedFile.At("hyperbaton.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/hyperbaton.json", 44706, "b6d7f55c75f5d02f2987a4f3123802dfa093872089a56a334144aae8a7264fdc"),
                PublishedFile.At("logical_deduction_five_objects.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/logical_deduction_five_objects.json", 155477, "d2df31394b903b7f0e085d42a69572a092987856eac076799017d70ef266fa8f"),
                PublishedFile.At("logical_deduction_seven_objects.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/logical_deduction_seven_objects.json", 198404, "2896c7e3482eea318dd37bcc370d24ec3cc91e8374c1784287b5dbd38a529e33"),
                PublishedFile.At("logical_deduction_three_objects.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/logical_deduction_three_objects.json", 112213, "e590fae72e3a6041fbd23bd8ff6b74baf44ca563f6ba40a041c55e7b867c1681"),
                PublishedFile.At("movie_recommendation.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/movie_recommendation.json", 57684, "a8b53a87ee21a865b7248e694f388a9b8f7cf6b839b11d44796a2dd3fc088983"),
                PublishedFile.At("multistep_arithmetic_two.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/multistep_arithmetic_two.json", 18325, "c9d5a6433c9b78256422a15c78463949c8bec8d85607aa28b52d7234ad4a8595"),
                PublishedFile.At("navigate.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/navigate.json", 55163, "b7944dfd3c81da5c4815bd75b00d6fa3c64140823498e78ed496f4c3d36f7f0d"),
                PublishedFile.At("object_counting.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/object_counting.json", 35890, "8acef14dbbdd40d2326ef7755750b6b5fe919fef06276af1bab3f1c297f022ff"),
                PublishedFile.At("penguins_in_a_table.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/penguins_in_a_table.json", 74516, "bb87ee449698eee51215e025a453b1bcb2f5e6589c2063b2c79e68b8f0655228"),
                PublishedFile.At("reasoning_about_colored_objects.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/reasoning_about_colored_objects.json", 98694, "0a8850cf95166020fce7a78244026ceedd7ea839302471512b4f8744e85a6a49"),
                PublishedFile.At("ruin_names.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/ruin_names.json", 53178, "b6f723aef2bafdd4c7bfc3c7e0329c7e8a8279391a609969c8ed76c9319f5f7f"),
                PublishedFile.At("salient_translation_error_detection.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/salient_translation_error_detection.json", 286443, "becf3eb8dd53c821a555ecd5c1334ecd93eb25f980e63be963c518e7138de5da"),
                PublishedFile.At("snarks.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/snarks.json", 42646, "54a0661fe2de06167645a4965e6bcf963c4ba307e76262a7c750998b0e3d0d0e"),
                PublishedFile.At("sports_understanding.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/sports_understanding.json", 28617, "63ca262858f6176864515cd8cf53cdaa40839ebecc155b726d77930855d167bf"),
                PublishedFile.At("temporal_sequences.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/temporal_sequences.json", 148176, "92a1189faaa84aacc4c405aaa13f13f48c2992eb884772eedb622505252baef5"),
                PublishedFile.At("tracking_shuffled_objects_five_objects.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/tracking_shuffled_objects_five_objects.json", 169722, "2063a46a4fb484236ed4310523606543a3e1dd4a4dc34eda65d407910ece25a5"),
                PublishedFile.At("tracking_shuffled_objects_seven_objects.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/tracking_shuffled_objects_seven_objects.json", 214906, "b59fd05b850c37cf57cb514ae1e6975c00b1638ade2291722056b2af3c54084d"),
                PublishedFile.At("tracking_shuffled_objects_three_objects.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/tracking_shuffled_objects_three_objects.json", 128736, "546cc7bf10c6a01a6a4c17ae28a4966485f21f29fd5d111f37858ec78e354f6b"),
                PublishedFile.At("web_of_lies.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/web_of_lies.json", 52964, "3e60323f8514a107fdb4edf35f8832a9171c5a09c0eaa47823559de905e8ab8b"),
                PublishedFile.At("word_sorting.json", "suzgunmirac/BIG-Bench-Hard", "9ee07bd481feebf959a6b59d61ea57bdcf30964d", "bbh/word_sorting.json", 66300, "2a6132d2c99f00d0d2eb1113ac6b4a918bd969d863c48749210d969713db8d43"),
            ]),
        new(
            "ifeval",
            "541 prompts with 25 kinds of instructions that rules can check (a redistribution of google-research/instruction_following_eval)",
            "Apache-2.0",
            "josejg/instruction_following_eval",
            "0c495b2f95155e8b10acb919ae283bfb4d5be6e2",
            "raw",
            [
                PublishedFile.At("input_data.jsonl", "josejg/instruction_following_eval", "0c495b2f95155e8b10acb919ae283bfb4d5be6e2", "instruction_following_eval/data/input_data.jsonl", 207111, "67ffeee0fcb87c317c5b08a2de85557b4a7e96ada6178aa645b4954fe4b53d49"),
            ]),
    ];
}
