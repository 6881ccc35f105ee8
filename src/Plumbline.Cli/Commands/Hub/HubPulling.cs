using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Cli.Stages;
using Plumbline.Recipes.Stages;
using Plumbline.Runs;
using Plumbline.Runs.Hub;
using Plumbline.Runs.Reports;

namespace Plumbline.Cli.Commands.Hub;

/// <summary>The one way in which commands pull: progress while it runs, a copy where one is wanted, and what to say at the end.</summary>
internal static class HubPulling
{
    private const string Stage = "pull";
    private const double MebiByte = 1 << 20;

    /// <summary>Runs a pull and reports it.</summary>
    public static int Run(HubRequest request, string name, CommandSession session, Func<HubClient, IProgress<HubProgress>, CancellationToken, Task<HubPull>> pull)
    {
        // How the tries of many machines spread is no part of any result.
        using HubClient client = new(request.Options, session.Time, Random.Shared.NextDouble);
        long startedAt = session.Time.GetTimestamp();
        HubPull pulled = WatchedStages.Run(
            session, [Stage], stages => pull(client, new StageReport(stages, session.Time, startedAt), session.Cancellation).GetAwaiter().GetResult());
        string folder = pulled.Folder;
        if (request.OutputFolder is { } copy)
        {
            AtomicFolder.Write(copy, partial => Copy(pulled, partial));
            folder = copy;
        }

        Report(request, name, pulled, folder, session);
        return ExitCode.Done;
    }

    /// <summary>Refuses an empty choice.</summary>
    /// <exception cref="UsageException">There are no files; the message names some that there are.</exception>
    public static IReadOnlyList<HubFile> RequireSome(IReadOnlyList<HubFile> wanted, HubListing listing, string why)
    {
        string some = string.Join(", ", listing.Files.Take(8).Select(file => file.Path));
        return wanted.Count > 0 ? wanted : throw new UsageException(
            $"{listing.Repository}: {why}; it holds {(some.Length == 0 ? "nothing" : some)}{(listing.Files.Count > 8 ? ", …" : "")}");
    }

    private static void Copy(HubPull pulled, string folder)
    {
        foreach (PulledFile file in pulled.Files)
        {
            string target = Path.Combine([folder, .. file.Path.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file.LocalPath, target);
        }
    }

    private static void Report(HubRequest request, string name, HubPull pulled, string folder, CommandSession session)
    {
        long bytes = pulled.Files.Sum(file => file.Bytes);
        int cached = pulled.Files.Count(file => file.FromCache);
        if (request.Json)
        {
            session.WriteJson(new
            {
                Name = name,
                Folder = folder,
                pulled.Commit,
                Bytes = bytes,
                Files = pulled.Files.Select(file => new { file.Path, file.Bytes, Digest = file.Digest.ToString(), file.FromCache }),
            });
        }
        else
        {
            session.Remark($"{name} at {pulled.Commit[..Math.Min(12, pulled.Commit.Length)]}: {pulled.Files.Count} files, {NumberText.Format(bytes / MebiByte, 3)} MiB, {cached} from the cache; every digest checked");
            session.Output.Write(TerminalText.Line(folder) + "\n");
        }
    }

    /// <summary>Shows the bytes of a pull as one stage, in tenths of a mebibyte or less as it comes.</summary>
    private sealed class StageReport(IProgress<StageProgress> stages, TimeProvider time, long startedAt) : IProgress<HubProgress>
    {
        public void Report(HubProgress value)
        {
            TimeSpan? left = value.BytesPerSecond is > 0 and { } rate ? TimeSpan.FromSeconds(Math.Min((value.TotalBytes - value.Bytes) / rate, TimeSpan.MaxValue.TotalSeconds / 2)) : null;
            stages.Report(new StageProgress(
                Stage, 1, 1, value.Bytes, Math.Max(1, value.TotalBytes), "bytes", time.GetElapsedTime(startedAt), value.BytesPerSecond, left, [new StageFigure("file", value.FileNumber, $"of {value.FileCount}")]));
        }
    }
}
