using Plumbline.Cli.Errors;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Recipes.Evaluate;

namespace Plumbline.Cli.Eval;

/// <summary>Keys of endpoints come from the environment, never from the command line, where every user of the machine could read them.</summary>
internal static class EndpointKey
{
    /// <summary>The key of a model; null where there is none, as for folders and for servers of one's own.</summary>
    /// <param name="choice">The model.</param>
    /// <param name="named">The variable that the user named; null for the provider's usual one.</param>
    /// <param name="variable">Reads a variable of the environment.</param>
    /// <exception cref="UsageException">The variable that was named is not set, or a provider's own address wants a key and there is none.</exception>
    public static string? Read(ModelChoice choice, string? named, Func<string, string?> variable)
    {
        if (choice.IsLocal() || choice.IsScripted() || choice.Validate("model").Count > 0)
        {
            return null;
        }

        EndpointOptions endpoint = choice.Endpoint();
        string name = named ?? (endpoint.Provider == EndpointProvider.Anthropic ? "ANTHROPIC_API_KEY" : "OPENAI_API_KEY");

        // A usual key goes to the provider it belongs to; another address gets one only when told.
        string? key = named is null && endpoint.BaseAddress is not null ? null : variable(name);
        if (string.IsNullOrEmpty(key) && (named is not null || endpoint.BaseAddress is null))
        {
            throw new UsageException($"the variable {name} is not set; it holds the key of {endpoint.Target}");
        }

        if (!string.IsNullOrEmpty(key) && key.Any(letter => letter is <= ' ' or > '~'))
        {
            throw new UsageException($"the variable {name} holds a character that no key has, such as a blank or a line break; set it to the key alone");
        }

        return string.IsNullOrEmpty(key) ? null : key;
    }
}
