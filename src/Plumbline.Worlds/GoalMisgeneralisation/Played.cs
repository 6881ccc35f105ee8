namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>What a policy came to over many episodes.</summary>
/// <param name="Return">The mean return.</param>
/// <param name="Goal">The share of episodes that reached what was meant.</param>
/// <param name="WrongGoal">The share that reached what came with it in training.</param>
/// <param name="Nothing">The share that reached neither.</param>
public sealed record Played(double Return, double Goal, double WrongGoal, double Nothing);
