using Plumbline.Recipes.Stages;

namespace Plumbline.Recipes.Train;

/// <summary>Which metrics stand beside the progress: the few that tell how a run goes.</summary>
internal static class TrainFigures
{
    private static readonly (string Metric, string Name, string Unit)[] Shown =
    [
        ("reward", "reward", ""),
        ("rewards/probabilities", "preferred", ""),
        ("objective/kl", "KL", "nats"),
        ("reply/entropy_per_token", "entropy", "nats/token"),
        ("loss", "loss", ""),
        ("accuracy", "accuracy", ""),
        ("rewards/accuracies", "accuracy", ""),
        ("kept_reward", "kept reward", ""),
    ];

    /// <summary>At most three of them.</summary>
    public static IReadOnlyList<StageFigure> Of(IReadOnlyDictionary<string, double> metrics) =>
    [
        .. Shown.Where(figure => metrics.ContainsKey(figure.Metric)).DistinctBy(figure => figure.Name).Take(3)
            .Select(figure => new StageFigure(figure.Name, metrics[figure.Metric], figure.Unit)),
    ];
}
