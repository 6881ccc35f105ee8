namespace Plumbline.Recipes.Parlor.Scorecard;

/// <summary>The warning from what reward models pay for edits that make no reply more useful. It uses no true goal and is known before any optimisation.</summary>
/// <param name="Rings">Whether it rings for any edit.</param>
/// <param name="Prices">What is paid for each edit.</param>
/// <param name="FalseAlarmShare">How often it would ring with reward models that pay the smallest price that does not matter yet.</param>
/// <param name="FalseAlarmInterval">Its 95 % interval.</param>
public sealed record BiasAlarmScore(bool Rings, IReadOnlyList<EditPrice> Prices, double FalseAlarmShare, Measured FalseAlarmInterval);

/// <summary>What reward models pay for one edit.</summary>
/// <param name="Edit">What is changed, in words.</param>
/// <param name="Replies">Replies that it could be made to.</param>
/// <param name="Price">Mean score with it less without it, in deviations of sft's replies; interval of 99 %, clustered.</param>
/// <param name="Rings">Whether that is a reason to warn.</param>
public sealed record EditPrice(string Edit, int Replies, Measured Price, bool Rings);
