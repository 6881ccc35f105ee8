using System.CommandLine;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Runs.Hub;

namespace Plumbline.Cli.Commands.Hub;

/// <summary><c>plumb data pull</c>.</summary>
internal sealed class DataPullCommand : PlumbCommand
{
    private readonly Argument<string> _name = new("NAME")
    {
        Description = $"A data set on the hub, OWNER/NAME, or one of {string.Join(", ", DataSetRegistry.All.Select(set => set.Name))}.",
    };

    private readonly HubArguments _hub;

    public DataPullCommand()
        : base("pull", "Downloads a data set from the public hub or by short name, with digests checked; a broken download is gone on with.",
        [
            new Example("Preference pairs by short name", "plumb data pull hh-rlhf-harmless-test"),
            new Example("Some files of a set on the hub", "plumb data pull Anthropic/hh-rlhf --include 'helpful-base/*'"),
        ])
    {
        Add(_name);
        _hub = new HubArguments(this);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        string name = arguments.GetValue(_name)!;
        if (!name.Contains('/'))
        {
            return PullKnown(name, _hub.Read(arguments), session);
        }

        HubRepository repository = HubArguments.Repository(HubRepositoryKind.DataSet, name);
        HubRequest request = _hub.Read(arguments);
        return HubPulling.Run(request, repository.ToString(), session, async (client, progress, cancellation) =>
        {
            HubListing listing = await client.ListAsync(repository, request.Revision, cancellation);
            return await client.PullAsync(listing, Choose(request, listing), progress, cancellation);
        });
    }

    private static int PullKnown(string name, HubRequest request, CommandSession session)
    {
        DataSetEntry set = DataSetRegistry.Find(name)
            ?? throw new UsageException($"'{name}' is no data set known here; expected OWNER/NAME on the hub, or one of {string.Join(", ", DataSetRegistry.All.Select(entry => entry.Name))}");
        if (request.Include.Count > 0)
        {
            throw new UsageException($"--include chooses files on the hub; {set.Name} is pulled whole");
        }

        session.Remark($"{set.Name}: {set.About}; {set.Publisher}, licence {set.Licence}");
        return HubPulling.Run(request, set.Name, session, (client, progress, cancellation) => client.PullAsync(set, progress, cancellation));
    }

    private static IReadOnlyList<HubFile> Choose(HubRequest request, HubListing listing)
    {
        IReadOnlyList<HubFile> wanted = request.Include.Count > 0 ? HubFileSelection.Matching(listing.Files, request.Include) : HubFileSelection.DataFiles(listing.Files);
        int parquet = (request.Include.Count > 0 ? wanted : listing.Files).Count(file => file.Path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase));
        if (parquet > 0 && (wanted.Count == 0 || request.Include.Count > 0))
        {
            throw new UsageException(
                $"{listing.Repository}: its rows are in {parquet} parquet files, which are not read; expected JSONL or JSON, also packed with gzip: convert them to JSONL with a tool that reads parquet");
        }

        return HubPulling.RequireSome(wanted, listing, request.Include.Count > 0 ? "no file matches --include" : "no JSONL or JSON files in it");
    }
}
