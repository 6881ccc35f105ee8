using BenchmarkDotNet.Running;
using Plumbline.Benchmarks.Profiling;

if (args is ["profile", ..])
{
    return StepProfile.Run(args[1..], Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(StepProfile).Assembly).Run(args);
return 0;
