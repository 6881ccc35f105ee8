using Plumbline.Numerics.Compute;

namespace Plumbline.Numerics.Tests.Compute;

public unsafe class WorkerPoolTests
{
    public static TheoryData<int> ThreadCounts => [1, 2, 3, 8];

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Run_AnyNumberOfChunks_RunsEachExactlyOnce(int threads)
    {
        using WorkerPool pool = new(threads);
        pool.ThreadCount.ShouldBe(threads);
        foreach (int chunks in new[] { 0, 1, 2, 3, 7, 8, 9, 64, 1000, 100_000 })
        {
            int[] runs = new int[chunks + 1];
            long[] sums = new long[chunks + 1];
            Run(pool, runs, sums, chunks, value: 1, spins: 0);
            runs.Take(chunks).ShouldAllBe(count => count == 1);
            runs[chunks].ShouldBe(0);
        }
    }

    // Tiny jobs of two kinds in turn: workers keep arriving late, when the next job, with other code and another number of chunks, has begun.
    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Run_ManyTinyJobs_NeverMixesThem(int threads)
    {
        const int Jobs = 40_000;
        using WorkerPool pool = new(threads);
        int[] runs = new int[16];
        int[] otherRuns = new int[16];
        long[] sums = new long[16];
        int[] expectedRuns = new int[16];
        int[] expectedOtherRuns = new int[16];
        long[] expectedSums = new long[16];
        fixed (int* other = otherRuns)
        {
            for (int job = 0; job < Jobs; job++)
            {
                int chunks = 1 + (job * 7 % 16);
                if (job % 2 == 0)
                {
                    Run(pool, runs, sums, chunks, value: job, spins: 0);
                }
                else
                {
                    pool.Run(new OtherChunkCount { Runs = other }, chunks);
                }

                for (int chunk = 0; chunk < chunks; chunk++)
                {
                    (job % 2 == 0 ? expectedRuns : expectedOtherRuns)[chunk]++;
                    expectedSums[chunk] += job % 2 == 0 ? job : 0;
                }
            }
        }

        runs.ShouldBe(expectedRuns);
        otherRuns.ShouldBe(expectedOtherRuns);
        sums.ShouldBe(expectedSums);
    }

    // Between bursts the workers fall asleep, and must wake for the next job.
    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Run_AfterWorkersFellAsleep_StillRunsEverything(int threads)
    {
        using WorkerPool pool = new(threads);
        int[] runs = new int[50];
        long[] sums = new long[50];
        for (int round = 0; round < 20; round++)
        {
            Thread.Sleep(5);
            Run(pool, runs, sums, 50, value: 1, spins: 200);
        }

        runs.ShouldAllBe(count => count == 20);
        sums.ShouldAllBe(sum => sum == 20);
    }

    [Fact]
    public void Run_SlowFirstChunk_OtherThreadsTakeTheRest()
    {
        using WorkerPool pool = new(2);
        using Barrier bothInside = new(2);
        MeetingWork.Meeting = bothInside;

        // Two chunks that wait for each other finish only if two threads run them at the same time.
        pool.Run(default(MeetingWork), 2);
        bothInside.CurrentPhaseNumber.ShouldBe(1);
    }

    [Fact]
    public void Run_MoreChunksThanARangeHolds_IsRefused()
    {
        using WorkerPool pool = new(2);
        Should.Throw<ArgumentOutOfRangeException>(() => pool.Run(default(ChunkCount), 1 << 20));
    }

    [Fact]
    public void Constructor_NoThreads_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => new WorkerPool(0));

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Dispose_UsedOrUnusedOrTwice_Ends(int threads)
    {
        new WorkerPool(threads).Dispose();
        WorkerPool used = new(threads);
        Run(used, new int[9], new long[9], 9, value: 1, spins: 0);
        used.Dispose();
        Should.NotThrow(used.Dispose);
    }

    private static void Run(WorkerPool pool, int[] runs, long[] sums, int chunks, long value, int spins)
    {
        fixed (int* runPointer = runs)
        fixed (long* sumPointer = sums)
        {
            pool.Run(new ChunkCount { Runs = runPointer, Sums = sumPointer, Value = value, Spins = spins }, chunks);
        }
    }

    private struct MeetingWork : IParallelWork
    {
        public static Barrier Meeting = null!;

        public readonly void Execute(int chunkIndex, Scratch scratch) =>
            Meeting.SignalAndWait(TimeSpan.FromSeconds(60)).ShouldBeTrue("the second thread never came");
    }
}
