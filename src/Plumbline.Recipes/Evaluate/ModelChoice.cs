using Plumbline.Evaluation.Endpoints;

namespace Plumbline.Recipes.Evaluate;

/// <summary>Which model: a folder, an endpoint, or a script.</summary>
public sealed record ModelChoice
{
    /// <summary>A script is named so: <c>scripted:echo</c>.</summary>
    public const string ScriptedPrefix = "scripted:";

    /// <summary>A folder, the name of a model at an endpoint, or a script's name.</summary>
    public required string Name { get; init; }

    /// <summary>The endpoint's base address. Default null.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The endpoint's protocol. Default null: by name and address.</summary>
    public EndpointProvider? Provider { get; init; }

    /// <summary>Whether it is a script.</summary>
    public bool IsScripted() => Name.StartsWith(ScriptedPrefix, StringComparison.Ordinal);

    /// <summary>Whether it is a folder of this machine.</summary>
    public bool IsLocal() => !IsScripted() && BaseUrl is null && Provider is null && Directory.Exists(Name);

    /// <summary>Where and how an endpoint is asked, without its key.</summary>
    /// <exception cref="FormatException">It names no endpoint.</exception>
    public EndpointOptions Endpoint() => EndpointReference.Parse(Name, BaseUrl, Provider);

    /// <summary>Whether two models are asked at the same endpoint.</summary>
    public bool SharesEndpoint(ModelChoice other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return !IsLocal() && !IsScripted() && !other.IsLocal() && !other.IsScripted()
            && (Endpoint().Provider, Endpoint().BaseAddress) == (other.Endpoint().Provider, other.Endpoint().BaseAddress);
    }

    /// <summary>All problems, in words.</summary>
    /// <param name="role">What it is here, such as <c>model</c>.</param>
    public IReadOnlyList<string> Validate(string role)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            return [$"no {role} is named"];
        }

        if (IsScripted())
        {
            return ScriptedModels.Names.Contains(Name[ScriptedPrefix.Length..]) ? [] : [$"there is no script '{Name}'; expected {ScriptedPrefix} with one of {string.Join(", ", ScriptedModels.Names)}"];
        }

        if (IsLocal())
        {
            return [];
        }

        try
        {
            // The key comes later, from elsewhere.
            return (Endpoint() with { ApiKey = "key" }).Validate();
        }
        catch (FormatException exception)
        {
            return [BaseUrl is null && Provider is null ? $"{exception.Message}; or the folder of a model, and there is none of this name" : exception.Message];
        }
    }
}
