namespace Plumbline.Training.RewardModels;

/// <summary>What training an ensemble came to. Every number is of the same held-out preferences.</summary>
/// <param name="Ensemble">The ensemble; the caller's to dispose.</param>
/// <param name="Members">How each member did alone. The models are those of <paramref name="Ensemble"/>.</param>
/// <param name="Split">What was trained on (before each member's resampling) and what was held out.</param>
/// <param name="HeldOut">How the mean score does on the held-out preferences, before normalisation.</param>
public sealed record RewardEnsembleResult(
    RewardEnsemble Ensemble, IReadOnlyList<RewardModelResult> Members, PreferenceSplit Split, PreferenceAgreement HeldOut);
