using System.Runtime.InteropServices;
using System.Text;
using Plumbline.Cli;
using Plumbline.Cli.Output;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using CancellationTokenSource stop = new();

// The first signal asks the command to stop cleanly; a second one is left to the system, which ends the process.
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return App.Run(args, new CommandSession(Console.Out, Console.Error, TimeProvider.System, stop.Token));

void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
