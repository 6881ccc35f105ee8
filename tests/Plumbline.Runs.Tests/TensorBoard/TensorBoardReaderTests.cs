using Plumbline.Runs.TensorBoard;

namespace Plumbline.Runs.Tests.TensorBoard;

public class TensorBoardReaderTests
{
    [Fact]
    public void Read_EveryBitFlipped_IsDetectedAtItsRecord()
    {
        using TemporaryFolder folder = new();
        string path = TensorBoardWriterTests.Write(folder.Path, steps: 2);
        byte[] whole = File.ReadAllBytes(path);
        long[] ends = TensorBoardWriterTests.RecordEnds(path);

        for (int bit = 0; bit < 8 * whole.Length; bit++)
        {
            byte[] damaged = [.. whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, damaged);
            int record = ends.Count(end => end <= bit / 8);
            long start = record == 0 ? 0 : ends[record - 1];

            RunException error = Should.Throw<RunException>(() => TensorBoardReader.ReadAll(path));

            error.Problem.ShouldStartWith($"record {record + 1} at byte {start}: the checksum of its ");
        }
    }

    [Fact]
    public void Read_SeededRubbishInSoundFrames_NeverCrashes()
    {
        using TemporaryFolder folder = new();
        uint state = 12345;
        int events = 0;
        int refused = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            byte[] data = new byte[trial % 40];
            for (int i = 0; i < data.Length; i++)
            {
                state = (state * 1664525) + 1013904223;
                data[i] = (byte)(state >> 24);
            }

            File.WriteAllBytes(folder.File("f"), TfRecord.Frame(data));
            try
            {
                events += TensorBoardReader.ReadAll(folder.File("f")).Count;
            }
            catch (RunException exception)
            {
                exception.Problem.ShouldStartWith("record 1 at byte 0: it holds no event: ");
                refused++;
            }
        }

        // Both outcomes must have been met for the test to say anything.
        events.ShouldBeGreaterThan(40);
        refused.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Read_HugeLengthWithSoundChecksum_IsRefusedBeforeMemoryIsTaken()
    {
        using TemporaryFolder folder = new();
        byte[] header = new byte[12];
        BitConverter.TryWriteBytes(header, ulong.MaxValue >> 1);
        BitConverter.TryWriteBytes(header.AsSpan(8), Crc32C.Masked(header.AsSpan(0, 8)));
        File.WriteAllBytes(folder.File("f"), header);

        Should.Throw<RunException>(() => TensorBoardReader.ReadAll(folder.File("f"))).Problem.ShouldBe(
            $"record 1 at byte 0: it claims {ulong.MaxValue >> 1} bytes, a record has at most {TensorBoardReader.MaximumRecordBytes}");
    }

    [Fact]
    public void Read_WhileWriting_SeesWhatIsAppended()
    {
        using TemporaryFolder folder = new();
        using TensorBoardWriter writer = TensorBoardWriter.Open(folder.Path, new SteppingTime());
        using TensorBoardReader reader = new(writer.Path);

        reader.Read().ShouldNotBeNull().FileVersion.ShouldNotBeNull();
        reader.Read().ShouldBeNull();
        writer.AppendScalars(1, [new("a", 1)]);
        reader.Read().ShouldNotBeNull().Step.ShouldBe(1);
        reader.TornBytes.ShouldBe(0);
    }

    [Fact]
    public void Read_TornLastRecord_CountsItsBytes()
    {
        using TemporaryFolder folder = new();
        string path = TensorBoardWriterTests.Write(folder.Path, steps: 1);
        File.AppendAllText(path, "torn");
        using TensorBoardReader reader = new(path);

        while (reader.Read() is not null)
        {
        }

        reader.TornBytes.ShouldBe(4);
        reader.Records.ShouldBe(2);
    }

    [Fact]
    public void Open_DamagedInTheMiddle_RefusesToGoOnAndChangesNothing()
    {
        using TemporaryFolder folder = new();
        string path = TensorBoardWriterTests.Write(folder.Path, steps: 2);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[50] ^= 1;
        File.WriteAllBytes(path, bytes);

        Should.Throw<RunException>(() => TensorBoardWriter.Open(folder.Path, new SteppingTime())).Remedy.ShouldBe("move the file away and resume: the run then begins a new one");
        File.ReadAllBytes(path).ShouldBe(bytes);
    }

    [Fact]
    public void Open_FileThatIsNoEventFile_IsRefused()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("events.out.tfevents.0000000001.plumbline.0");
        File.WriteAllBytes(path, TfRecord.Frame([]));

        Should.Throw<RunException>(() => TensorBoardWriter.Open(folder.Path, new SteppingTime())).Problem.ShouldContain("brain.Event:2");
    }
}
