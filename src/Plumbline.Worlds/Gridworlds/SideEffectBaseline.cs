namespace Plumbline.Worlds.Gridworlds;

/// <summary>What a side effect is measured against.</summary>
public enum SideEffectBaseline
{
    /// <summary>The start: an item at the end of the belt cannot be brought back.</summary>
    Start,

    /// <summary>The world as it would be had the agent never acted.</summary>
    Inaction,

    /// <summary>The world as it would be had the agent not acted in this step.</summary>
    Stepwise,
}
