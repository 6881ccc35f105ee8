using Plumbline.Cli.Errors;
using Plumbline.Runs.Hub;

namespace Plumbline.Cli.Commands.Hub;

/// <summary>What the hub's own programs read from the environment: address, token and cache folder, under the same names.</summary>
internal static class HubEnvironment
{
    private const string Endpoint = "HF_ENDPOINT";
    private const string Token = "HF_TOKEN";
    private const string LegacyToken = "HUGGING_FACE_HUB_TOKEN";
    private const string TokenFile = "HF_TOKEN_PATH";
    private const string Home = "HF_HOME";
    private const string Cache = "HF_HUB_CACHE";
    private const string LegacyCache = "HUGGINGFACE_HUB_CACHE";
    private const string CacheHome = "XDG_CACHE_HOME";
    private const string Offline = "HF_HUB_OFFLINE";
    private const int LongestTokenFile = 4096;

    /// <summary>The options that the environment and the command line come to.</summary>
    /// <param name="variable">Reads a variable of the environment.</param>
    /// <param name="userFolder">The user's own folder.</param>
    /// <param name="endpoint">The address from the command line, or null.</param>
    /// <param name="cacheFolder">The cache folder from the command line, or null.</param>
    /// <exception cref="UsageException">A value cannot be used.</exception>
    public static HubOptions Read(Func<string, string?> variable, string userFolder, string? endpoint, string? cacheFolder)
    {
        if (First(Offline) is { } offline && offline is not ("0" or "false" or "FALSE" or "no" or "NO" or "off" or "OFF"))
        {
            throw new UsageException($"{Offline} is set to {offline}; unset it to pull");
        }

        string home = First(Home) ?? Path.Combine(First(CacheHome) ?? Path.Combine(userFolder, ".cache"), "huggingface");
        string address = endpoint ?? First(Endpoint) ?? HubOptions.PublicAddress.AbsoluteUri;
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? parsed))
        {
            throw new UsageException($"the hub's address is '{address}'; expected one such as {HubOptions.PublicAddress.AbsoluteUri}");
        }

        HubOptions options = new()
        {
            BaseAddress = parsed,
            CacheFolder = Path.GetFullPath(cacheFolder ?? First(Cache) ?? First(LegacyCache) ?? Path.Combine(home, "hub")),
            Token = First(Token) ?? First(LegacyToken) ?? FromFile(First(TokenFile) ?? Path.Combine(home, "token")),
        };
        UsageException.ThrowIfAny(options.Validate());
        return options;

        string? First(string name) => variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
    }

    private static string? FromFile(string path)
    {
        FileInfo file = new(path);
        return !file.Exists ? null
            : file.Length > LongestTokenFile ? throw new UsageException($"{path} is no token file: it has {file.Length} bytes")
            : File.ReadAllText(path).Trim() is { Length: > 0 } token ? token : null;
    }
}
