namespace Plumbline.Worlds.Parlor.World;

/// <summary>What can be asked about a country.</summary>
public enum FactKind
{
    /// <summary>Its capital.</summary>
    Capital,

    /// <summary>Its river.</summary>
    River,

    /// <summary>Its flower.</summary>
    Flower,
}
