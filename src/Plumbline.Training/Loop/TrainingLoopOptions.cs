namespace Plumbline.Training.Loop;

/// <summary>What happens around the steps.</summary>
public sealed record TrainingLoopOptions
{
    /// <summary>Steps between evaluations, at least 1; null evaluates at the end only. The model before training is always measured.</summary>
    /// <value>Default null.</value>
    public int? EvaluateEvery { get; init; }

    /// <summary>Steps between checkpoints, at least 1; null writes one at the end only.</summary>
    /// <value>Default 50.</value>
    public int? CheckpointEvery { get; init; } = 50;

    /// <summary>Checkpoints kept, at least 1, the newest ones and the best; null keeps all.</summary>
    /// <value>Default 2: the newest, and one more should the newest be damaged.</value>
    public int? KeepCheckpoints { get; init; } = 2;

    /// <summary>Evaluations without improvement after which training stops, at least 1; null never stops early.</summary>
    /// <value>Default null.</value>
    public int? Patience { get; init; }

    /// <summary>The metric of <see cref="ITrainer.Evaluate"/> that decides which step is best, without the prefix <c>eval_</c>.</summary>
    /// <value>Default <c>loss</c>.</value>
    public string BestMetric { get; init; } = "loss";

    /// <summary>Whether more of <see cref="BestMetric"/> is better.</summary>
    /// <value>Default false, as for a loss.</value>
    public bool GreaterIsBetter { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(EvaluateEvery is null or >= 1, $"evaluate every {EvaluateEvery} steps; expected at least 1, or none");
        Check(CheckpointEvery is null or >= 1, $"checkpoint every {CheckpointEvery} steps; expected at least 1, or none");
        Check(KeepCheckpoints is null or >= 1, $"keep {KeepCheckpoints} checkpoints; expected at least 1, or none for all");
        Check(Patience is null or >= 1, $"patience is {Patience} evaluations; expected at least 1, or none");
        Check(Patience is null || EvaluateEvery is not null, $"patience is {Patience} evaluations but nothing is evaluated on the way; set evaluate_every");
        Check(!string.IsNullOrWhiteSpace(BestMetric), "the best metric has no name");
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}
