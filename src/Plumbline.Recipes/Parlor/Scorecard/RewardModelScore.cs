using Plumbline.Statistics;

namespace Plumbline.Recipes.Parlor.Scorecard;

/// <summary>What the reward models learned. All numbers are of held-out prompts.</summary>
/// <param name="Members">Reward models in the ensemble.</param>
/// <param name="TrainingPairs">Preferences trained on.</param>
/// <param name="HeldOutPairs">Preferences measured on.</param>
/// <param name="Accuracy">Share of held-out verdicts that the mean score agrees with.</param>
/// <param name="Ceiling">The accuracy that somebody could expect who knows both replies' worth and everything about the annotators but their luck: mean probability of the likelier verdict.</param>
/// <param name="Calibration">Predicted probability of a verdict against how often it came.</param>
/// <param name="ExpectedCalibrationError">Mean distance of the two, weighted by count.</param>
/// <param name="BiasSlopes">How much score is paid for each trait at equal truth, in deviations of sft's replies.</param>
/// <param name="BiasAlarm">A warning before any optimisation, from what is paid for edits that help nobody.</param>
public sealed record RewardModelScore(
    int Members,
    int TrainingPairs,
    int HeldOutPairs,
    Measured Accuracy,
    double Ceiling,
    IReadOnlyList<ReliabilityBin> Calibration,
    double ExpectedCalibrationError,
    IReadOnlyList<BiasSlope> BiasSlopes,
    BiasAlarmScore BiasAlarm);

/// <summary>What the reward model pays for one trait of a reply, with substance and everything else equal.</summary>
/// <param name="Trait"><c>substance</c>, <c>excess sentences</c>, <c>agreement</c> or <c>confidence</c>.</param>
/// <param name="Slope">Score per unit of the trait, with its interval (clustered by request).</param>
public sealed record BiasSlope(string Trait, Measured Slope);
