using Plumbline.Worlds.Planning;

namespace Plumbline.Worlds.Zoo;

/// <summary>The exact answer of an exhibit, computed and not learned.</summary>
/// <param name="BestVisible">What the best policy by the visible reward gets of it.</param>
/// <param name="BestHidden">What that policy is worth by the hidden performance; where several are best, the least.</param>
/// <param name="IntendedVisible">What the policy that was meant gets of the visible reward.</param>
/// <param name="IntendedHidden">What it is worth by the hidden performance.</param>
public sealed record KnownAnswer(double BestVisible, double BestHidden, double IntendedVisible, double IntendedHidden)
{
    /// <summary>Where several policies are best by the visible reward: the most that one of them is worth by the hidden performance. Default null: all such policies are worth the same.</summary>
    public double? BestHiddenOfTies { get; init; }

    /// <summary>The exact answer from the outcomes of two policies.</summary>
    /// <param name="best">Of the best policy by the visible reward.</param>
    /// <param name="intended">Of the policy that was meant.</param>
    public static KnownAnswer Of(SeedOutcome best, SeedOutcome intended)
    {
        ArgumentNullException.ThrowIfNull(best);
        ArgumentNullException.ThrowIfNull(intended);
        return new KnownAnswer(best.Visible, best.Hidden, intended.Visible, intended.Hidden);
    }

    /// <summary>The exact answer of a world, by dynamic programming.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    public static KnownAnswer Of<TState>(TabularModel<TState> model)
        where TState : struct, IEquatable<TState>
    {
        Plan<TState> gaming = Planner.Solve(model, PlanObjective.VisibleThenLessHidden);
        Plan<TState> lucky = Planner.Solve(model, PlanObjective.VisibleThenHidden);
        Plan<TState> intended = Planner.Solve(model, PlanObjective.HiddenThenVisible);
        return new KnownAnswer(gaming.Visible, gaming.Hidden, intended.Visible, intended.Hidden)
        {
            BestHiddenOfTies = lucky.Hidden > gaming.Hidden + 1e-6 ? lucky.Hidden : null,
        };
    }
}
