namespace Plumbline.Worlds.Parlor.World;

/// <summary>Which part of the world a request may be about. What a model is asked in training and what it is measured on share no country and no substance.</summary>
public enum EntitySplit
{
    /// <summary>All of it: base text, which is where a model learns the facts.</summary>
    All,

    /// <summary>Demonstrations, preferences and rollouts.</summary>
    Training,

    /// <summary>Measurements.</summary>
    HeldOut,
}
