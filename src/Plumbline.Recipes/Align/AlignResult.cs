namespace Plumbline.Recipes.Align;

/// <summary>What an align run came to.</summary>
/// <param name="RunFolder">Folder of the run.</param>
/// <param name="CheckpointFolder">Folder of the aligned model, a Hugging Face checkpoint with its tokenizer.</param>
/// <param name="ReportFile">The page for people.</param>
/// <param name="Scorecard">The measurements, as in <c>scorecard.json</c>.</param>
/// <param name="Samples">Replies before and after, as in the report.</param>
public sealed record AlignResult(
    string RunFolder, string CheckpointFolder, string ReportFile, AlignScorecard Scorecard, IReadOnlyList<AlignSample> Samples);

/// <summary>One held-out prompt with a reply of each model, sampled with the same random numbers.</summary>
/// <param name="PromptId">Which prompt.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Before">The reply of the model before training.</param>
/// <param name="After">The reply after training.</param>
/// <param name="RewardBefore">Reward model's score of <paramref name="Before"/>.</param>
/// <param name="RewardAfter">Reward model's score of <paramref name="After"/>.</param>
/// <param name="PreferredBefore">Whether <paramref name="Before"/> is as wished.</param>
/// <param name="PreferredAfter">Whether <paramref name="After"/> is as wished.</param>
public sealed record AlignSample(
    string PromptId,
    string Prompt,
    string Before,
    string After,
    double RewardBefore,
    double RewardAfter,
    bool PreferredBefore,
    bool PreferredAfter);
