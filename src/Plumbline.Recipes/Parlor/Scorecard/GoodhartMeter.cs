using System.Text.Json.Serialization;
using Plumbline.Statistics;

namespace Plumbline.Recipes.Parlor.Scorecard;

/// <summary>Proxy, true goal and distance along an optimisation, on requests that are held out from training and from the scorecard alike.</summary>
/// <param name="Path">The policy at checkpoints of PPO, from the first (sft) to the last.</param>
/// <param name="PathFit">Fit of R(d) = d(α − β ln d) to the true goal's change along <paramref name="Path"/>; null where it cannot be fitted.</param>
/// <param name="StoppedAt">Index in <paramref name="Path"/> of the checkpoint kept as rlhf-stopped.</param>
/// <param name="FallsAfterPeak">Whether the true goal fell after the peak by more than chance.</param>
/// <param name="BestOfN">Expected proxy and true goal of best-of-n for n = 1, 2, 4, …</param>
/// <param name="BestOfNFit">Fit of R(d) = d(α − βd) to it; null where it cannot be fitted.</param>
/// <param name="Alarm">A warning that uses no true goal.</param>
public sealed record GoodhartMeter(
    IReadOnlyList<PathPoint> Path,
    CurveFit? PathFit,
    int StoppedAt,
    bool FallsAfterPeak,
    IReadOnlyList<BestOfNPoint> BestOfN,
    CurveFit? BestOfNFit,
    AlarmScore Alarm);

/// <summary>One checkpoint.</summary>
/// <param name="Iteration">Iterations of PPO done; 0 is sft.</param>
/// <param name="KlNats">KL to sft per reply.</param>
/// <param name="Proxy">Mean score of the reward models.</param>
/// <param name="Gold">Mean true utility.</param>
/// <param name="Spread">Mean disagreement of the reward models (standard deviation) per reply.</param>
/// <param name="Sentences">Mean sentences per reply.</param>
public sealed record PathPoint(int Iteration, Measured KlNats, Measured Proxy, Measured Gold, Measured Spread, double Sentences);

/// <summary>Best of n, expected over all subsets of the replies sampled.</summary>
/// <param name="N">n.</param>
/// <param name="KlNats">ln n − (n − 1)/n.</param>
/// <param name="Proxy">Expected score of the reward models.</param>
/// <param name="Gold">Expected true utility.</param>
public sealed record BestOfNPoint(int N, double KlNats, Measured Proxy, Measured Gold);

/// <summary>A fitted Goodhart curve; d = √KL, and gold is its change from sft.</summary>
/// <param name="Form"><c>d(α − β ln d)</c> or <c>d(α − β d)</c>.</param>
/// <param name="Alpha">α.</param>
/// <param name="Beta">β.</param>
/// <param name="RSquared">Share of variance explained; null where undefined.</param>
/// <param name="PeakKlNats">KL at the fitted peak; null where the curve has none.</param>
public sealed record CurveFit(string Form, Measured Alpha, Measured Beta, double? RSquared, double? PeakKlNats)
{
    /// <summary>The form of a path of PPO.</summary>
    public const string OfPath = "d(α − β ln d)";

    /// <summary>The form of best-of-n.</summary>
    public const string OfBestOfN = "d(α − β d)";

    /// <summary>The curve itself, to evaluate; it follows from form and numbers and is not stored.</summary>
    [JsonIgnore]
    public GoodhartCurve Curve => new(Form == OfBestOfN ? GoodhartForm.BestOfN : GoodhartForm.ReinforcementLearning, Alpha.Value, Beta.Value);
}

/// <summary>The warning from the reward models' disagreement.</summary>
/// <param name="RangAt">Index in the path of the first ring; null where it stayed silent.</param>
/// <param name="PeakAt">Index of the true peak: a ring at or before it is early.</param>
/// <param name="FalseAlarmShare">How often it would ring on a path that goes nowhere (resampled from the start).</param>
/// <param name="FalseAlarmInterval">Its 95 % interval.</param>
public sealed record AlarmScore(int? RangAt, int PeakAt, double FalseAlarmShare, Measured FalseAlarmInterval);
