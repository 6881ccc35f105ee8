using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Plumbline.Sandbox;

namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>One child process, started when first asked and again after it was killed. One request at a time.</summary>
internal sealed class SandboxProcess : IDisposable
{
    // A new process now and then, whatever happens: nothing that accumulates can grow for ever.
    private const int MostRequests = 500;

    private static readonly Lazy<bool> NetworkCanBeTakenAway = new(TryUnshare);

    /// <summary>Whether the system lets the processes have no network.</summary>
    public static bool HasNoNetwork => !OperatingSystem.IsWindows() && NetworkCanBeTakenAway.Value;

    private readonly string _mode;
    private readonly long _heapBytes;
    private Process? _process;
    private DirectoryInfo? _folder;
    private int _requests;

    public SandboxProcess(string mode, long heapBytes)
    {
        _mode = mode;
        _heapBytes = heapBytes;
    }

    /// <summary>Asks.</summary>
    /// <returns>The answer, or why there is none: the process was killed at the limit, or died by itself.</returns>
    /// <exception cref="SuiteException">The process cannot be started.</exception>
    public async Task<(TAnswer? Answer, string? Problem)> AskAsync<TRequest, TAnswer>(TRequest request, TimeSpan limit, CancellationToken cancellation)
        where TAnswer : class
    {
        if (_process is null || _process.HasExited || _requests >= MostRequests)
        {
            Stop();
            Start();
        }

        _requests++;
        using CancellationTokenSource timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        try
        {
            await SandboxFrames.WriteAsync(_process!.StandardInput.BaseStream, request, timer.Token).ConfigureAwait(false);
            if (await SandboxFrames.ReadAsync<TAnswer>(_process.StandardOutput.BaseStream, timer.Token).ConfigureAwait(false) is { } answer)
            {
                return (answer, null);
            }

            Stop();
            return (null, "crashed");
        }
        catch (OperationCanceledException)
        {
            Stop();
            cancellation.ThrowIfCancellationRequested();
            return (null, "timed-out");
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            Stop();
            return (null, "crashed");
        }
    }

    /// <summary>Kills the process.</summary>
    public void Dispose() => Stop();

    private void Start()
    {
        string program = typeof(SandboxFrames).Assembly.Location;
        string host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        if (program.Length == 0 || !File.Exists(host))
        {
            throw new SuiteException("sandbox", $"found no program to run model code in ({host}, {program})", "run Plumbline with the dotnet host, not as a single file");
        }

        _folder = Directory.CreateTempSubdirectory("plumbline-sandbox-");
        ProcessStartInfo start = new()
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = _folder.FullName,
        };
        string[] command = [host, "exec", program, _mode];
        foreach (string word in (string[])(OperatingSystem.IsWindows() ? command : Limited(command)))
        {
            if (start.FileName.Length == 0)
            {
                start.FileName = word;
            }
            else
            {
                start.ArgumentList.Add(word);
            }
        }

        start.Environment.Clear();
        start.Environment["DOTNET_GCHeapHardLimit"] = _heapBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        start.Environment["DOTNET_gcServer"] = "0";
        if (OperatingSystem.IsWindows())
        {
            start.Environment["SystemRoot"] = Environment.GetFolderPath(Environment.SpecialFolder.Windows);
        }

        try
        {
            _process = Process.Start(start) ?? throw new InvalidOperationException("no process");
            _process.BeginErrorReadLine();
            _requests = 0;
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw new SuiteException("sandbox", $"cannot start {start.FileName} ({failure.Message})", "see that the dotnet host may be run", failure);
        }
    }

    // No core dumps, no writing of files, 15 minutes of processor time, few open files; and no network, where the system lets one give it up.
    private static string[] Limited(string[] command) =>
    [
        "/bin/sh",
        "-c",
        "ulimit -c 0; ulimit -f 0; ulimit -t 900; ulimit -n 256; exec \"$@\"",
        "sh",
        .. NetworkCanBeTakenAway.Value ? ["unshare", "--map-root-user", "--net"] : Array.Empty<string>(),
        .. command,
    ];

    private static bool TryUnshare()
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec unshare --map-root-user --net true"]) { RedirectStandardError = true, UseShellExecute = false });
            return process is not null && process.WaitForExit(TimeSpan.FromSeconds(10)) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private void Stop()
    {
        if (_process is not null)
        {
            try
            {
                _process.Kill(entireProcessTree: true);
                _process.WaitForExit(TimeSpan.FromSeconds(5));
            }
            catch (Exception failure) when (failure is InvalidOperationException or Win32Exception or AggregateException)
            {
                // It has ended by itself.
            }

            _process.Dispose();
            _process = null;
        }

        if (_folder is not null)
        {
            try
            {
                _folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                // Left to the system's cleaning of temporary folders.
            }

            _folder = null;
        }
    }
}
