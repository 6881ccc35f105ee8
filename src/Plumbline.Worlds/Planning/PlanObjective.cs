namespace Plumbline.Worlds.Planning;

/// <summary>What a plan is best by, and what breaks ties.</summary>
public enum PlanObjective
{
    /// <summary>The most visible reward; among equals the least hidden performance: how far the specification lets an agent stray.</summary>
    VisibleThenLessHidden,

    /// <summary>The most visible reward; among equals the most hidden performance.</summary>
    VisibleThenHidden,

    /// <summary>The most hidden performance; among equals the most visible reward: what was meant.</summary>
    HiddenThenVisible,
}
