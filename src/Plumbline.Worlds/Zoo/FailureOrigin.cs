namespace Plumbline.Worlds.Zoo;

/// <summary>Where the behaviour that an exhibit measures comes from. Nowhere is it scripted.</summary>
public enum FailureOrigin
{
    /// <summary>An agent was trained on the visible reward.</summary>
    Learned,

    /// <summary>The best policy by the visible objective was computed or fitted; nothing explores.</summary>
    Optimised,

    /// <summary>A model was trained on data in which the failure was planted, to be found again.</summary>
    Planted,
}
