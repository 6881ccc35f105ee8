using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Runs.Hub;

namespace Plumbline.Cli.Commands.Hub;

/// <summary>The options of all commands that pull.</summary>
internal sealed class HubArguments
{
    private readonly Option<string> _revision = TypedOptions.Text("--revision", "R", "Branch, tag or commit.", "main");
    private readonly Option<string[]> _include = new("--include")
    {
        Description = "Files to pull, such as '*.json'; * stands for any characters. Default: what Plumbline reads.",
        HelpName = "GLOB",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _out = new("--out") { Description = "Absent or empty folder for a copy. Default: the files stay in the cache.", HelpName = "DIR" };
    private readonly Option<string?> _endpoint = new("--endpoint") { Description = "Address of the hub or a mirror. Default: HF_ENDPOINT, or the public hub.", HelpName = "URL" };
    private readonly Option<string?> _cache = new("--cache") { Description = "Cache folder. Default: as HF_HUB_CACHE and HF_HOME say.", HelpName = "DIR" };
    private readonly Option<bool> _json = TypedOptions.Json();

    public HubArguments(Command command)
    {
        command.Add(_revision);
        command.Add(_include);
        command.Add(_out);
        command.Add(_endpoint);
        command.Add(_cache);
        command.Add(_json);
    }

    /// <summary>Reads the options, and refuses what cannot be used before anything is asked for.</summary>
    /// <exception cref="UsageException">An option cannot be used.</exception>
    public HubRequest Read(ParseResult arguments)
    {
        string revision = arguments.GetValue(_revision)!;
        if (HubRepository.RevisionProblem(revision) is { } problem)
        {
            throw new UsageException($"--revision is '{revision}', which is refused: {problem}");
        }

        string? folder = arguments.GetValue(_out);
        if (folder is not null)
        {
            OutputFolder.RequireFree(folder);
        }

        HubOptions options = HubEnvironment.Read(
            Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), arguments.GetValue(_endpoint), arguments.GetValue(_cache));
        return new HubRequest(options, revision, WordList.Parse(arguments.GetValue(_include)), folder, arguments.GetValue(_json));
    }

    /// <summary>The repository that a command names.</summary>
    /// <exception cref="UsageException">The text names none.</exception>
    public static HubRepository Repository(HubRepositoryKind kind, string text) => HubRepository.TryParse(kind, text, out HubRepository? repository)
        ? repository
        : throw new UsageException($"'{text}' is no repository; expected OWNER/NAME with letters, digits, '-', '_' and '.'");
}

/// <summary>What the options of a pull come to.</summary>
internal sealed record HubRequest(HubOptions Options, string Revision, IReadOnlyList<string> Include, string? OutputFolder, bool Json);
