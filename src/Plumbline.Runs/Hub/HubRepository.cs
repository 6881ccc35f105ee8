using System.Diagnostics.CodeAnalysis;

namespace Plumbline.Runs.Hub;

/// <summary>What a repository of the hub holds.</summary>
public enum HubRepositoryKind
{
    /// <summary>A model.</summary>
    Model,

    /// <summary>A data set.</summary>
    DataSet,
}

/// <summary>A repository of the hub, by kind, owner and name.</summary>
public sealed record HubRepository
{
    private const int LongestPart = 96;

    private HubRepository(HubRepositoryKind kind, string owner, string name)
    {
        Kind = kind;
        Owner = owner;
        Name = name;
    }

    /// <summary>What it holds.</summary>
    public HubRepositoryKind Kind { get; }

    /// <summary>Its owner: a person or an organisation.</summary>
    public string Owner { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Reads <c>OWNER/NAME</c>: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 96 each, neither beginning nor ending with <c>-</c> or <c>.</c>, without <c>--</c> and <c>..</c>.</summary>
    /// <param name="kind">What it holds.</param>
    /// <param name="text">The text.</param>
    /// <param name="repository">The repository, where the text names one.</param>
    /// <returns>False where it does not.</returns>
    public static bool TryParse(HubRepositoryKind kind, string text, [NotNullWhen(true)] out HubRepository? repository)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        repository = parts.Length == 2 && parts.All(IsPlain) ? new HubRepository(kind, parts[0], parts[1]) : null;
        return repository is not null;
    }

    /// <summary>What is wrong with a revision (a branch, a tag or a commit), or null.</summary>
    /// <param name="revision">The revision.</param>
    public static string? RevisionProblem(string revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return HubPath.Problem(revision) ?? (revision.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/')) || revision[0] == '-'
            ? "it has other characters than letters, digits, '-', '_', '.' and '/', or begins with '-'" : null);
    }

    /// <summary>Its folder in the cache, such as <c>models--OWNER--NAME</c>.</summary>
    public string CacheName => $"{(Kind == HubRepositoryKind.Model ? "models" : "datasets")}--{Owner}--{Name}";

    /// <summary>Path of its listing, without a leading slash.</summary>
    internal string ListingPath(string revision) =>
        $"api/{(Kind == HubRepositoryKind.Model ? "models" : "datasets")}/{Owner}/{Name}/revision/{Uri.EscapeDataString(revision)}?blobs=true";

    /// <summary>Path of one of its files, without a leading slash.</summary>
    internal string FilePath(string commit, string file) =>
        $"{(Kind == HubRepositoryKind.Model ? "" : "datasets/")}{Owner}/{Name}/resolve/{commit}/{string.Join('/', file.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>As people write it: <c>OWNER/NAME</c>.</summary>
    public override string ToString() => $"{Owner}/{Name}";

    private static bool IsPlain(string part) =>
        part.Length is > 0 and <= LongestPart
        && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        && part[0] is not ('-' or '.') && part[^1] is not ('-' or '.')
        && !part.Contains("--", StringComparison.Ordinal) && !part.Contains("..", StringComparison.Ordinal);
}
