namespace Plumbline.Training.RewardModels;

/// <summary>Settings of <see cref="RewardEnsembleTrainer"/>.</summary>
public sealed record RewardEnsembleOptions
{
    /// <summary>Reward models, 2 to 64.</summary>
    /// <value>Default 5, as in Coste et al. 2023, "Reward Model Ensembles Help Mitigate Overoptimization".</value>
    public int Members { get; init; } = 5;

    /// <summary>Settings of each.</summary>
    public RewardModelOptions RewardModel { get; init; } = new();

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. Members is >= 2 and <= 64 ? Array.Empty<string>() : [$"reward ensemble has {Members} members; expected 2 to 64"],
        .. RewardModel.Validate(),
    ];
}
