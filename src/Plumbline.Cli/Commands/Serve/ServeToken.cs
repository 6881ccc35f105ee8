using Plumbline.Cli.Errors;
using Plumbline.Serving.Hosting;

namespace Plumbline.Cli.Commands.Serve;

/// <summary>The bearer token of a server. It comes from the environment, never from the command line, where every user of the machine could read it.</summary>
internal static class ServeToken
{
    /// <summary>The variable that holds it.</summary>
    public const string Variable = "PLUMBLINE_SERVE_TOKEN";

    /// <summary>Reads it; null where there is none. The message of an error never shows it.</summary>
    /// <param name="variable">Reads a variable of the environment.</param>
    /// <exception cref="UsageException">It is too short, or holds a character that no header can carry.</exception>
    public static string? Read(Func<string, string?> variable)
    {
        if (variable(Variable) is not { Length: > 0 } token)
        {
            return null;
        }

        return new ServerOptions { Token = token }.Validate().Count == 0
            ? token
            : throw new UsageException(
                $"{Variable} has {token.Length} characters or holds some that are not visible ASCII; expected at least {ServerOptions.ShortestToken} of those, such as openssl rand -hex 32 prints");
    }
}
