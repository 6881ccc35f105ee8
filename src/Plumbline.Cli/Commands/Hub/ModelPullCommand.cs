using System.CommandLine;
using Plumbline.Cli.Output;
using Plumbline.Runs.Hub;

namespace Plumbline.Cli.Commands.Hub;

/// <summary><c>plumb model pull</c>.</summary>
internal sealed class ModelPullCommand : PlumbCommand
{
    private readonly Argument<string> _name = new("OWNER/NAME") { Description = "The model's name on the hub." };
    private readonly HubArguments _hub;

    public ModelPullCommand()
        : base("pull", "Downloads a model from the public hub, with digests checked; a broken download is gone on with.",
        [
            new Example("A small model, into the hub's cache folder", "plumb model pull HuggingFaceTB/SmolLM2-135M-Instruct"),
            new Example("Its configuration alone, as a copy", "plumb model pull HuggingFaceTB/SmolLM2-135M-Instruct --include config.json --out smollm"),
        ])
    {
        Add(_name);
        _hub = new HubArguments(this);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        HubRepository repository = HubArguments.Repository(HubRepositoryKind.Model, arguments.GetValue(_name)!);
        HubRequest request = _hub.Read(arguments);
        return HubPulling.Run(request, repository.ToString(), session, async (client, progress, cancellation) =>
        {
            HubListing listing = await client.ListAsync(repository, request.Revision, cancellation);
            return await client.PullAsync(listing, Choose(request, listing), progress, cancellation);
        });
    }

    private static IReadOnlyList<HubFile> Choose(HubRequest request, HubListing listing)
    {
        if (request.Include.Count > 0)
        {
            return HubPulling.RequireSome(HubFileSelection.Matching(listing.Files, request.Include), listing, "no file matches --include");
        }

        IReadOnlyList<HubFile> wanted = HubFileSelection.ModelFiles(listing.Files);
        return HubPulling.RequireSome(
            wanted.Any(file => file.Path.EndsWith(".safetensors", StringComparison.Ordinal)) ? wanted : [],
            listing,
            "no *.safetensors in it, and other weights are not read: *.bin files are pickles, which run code when opened (name what you want with --include)");
    }
}
