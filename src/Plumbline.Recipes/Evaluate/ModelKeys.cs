namespace Plumbline.Recipes.Evaluate;

/// <summary>Keys of endpoints, read from the environment by whoever starts the program. They are in no recipe, log or message.</summary>
public sealed class ModelKeys
{
    /// <summary>No keys.</summary>
    public static ModelKeys None { get; } = new();

    /// <summary>The key of the model that is evaluated; null for none.</summary>
    public string? Model { get; init; }

    /// <summary>The key of the judge model; null for none.</summary>
    public string? Judge { get; init; }

    /// <summary>Keeps keys out of whatever is written.</summary>
    public override string ToString() => "keys";
}
