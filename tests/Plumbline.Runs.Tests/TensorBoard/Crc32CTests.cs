using System.Text;
using Plumbline.Runs.TensorBoard;

namespace Plumbline.Runs.Tests.TensorBoard;

public class Crc32CTests
{
    /// <summary>The check value of the catalogue of parametrised CRC algorithms, and the four vectors of RFC 3720, appendix B.4.</summary>
    [Fact]
    public void Compute_PublishedVectors_AreMet()
    {
        byte[] rising = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        byte[] falling = [.. rising.Reverse()];

        Crc32C.Compute(Encoding.ASCII.GetBytes("123456789")).ShouldBe(0xE3069283);
        Crc32C.Compute(new byte[32]).ShouldBe(0x8A9136AA);
        Crc32C.Compute(Enumerable.Repeat((byte)0xFF, 32).ToArray()).ShouldBe(0x62A8AB43u);
        Crc32C.Compute(rising).ShouldBe(0x46DD794Eu);
        Crc32C.Compute(falling).ShouldBe(0x113FDB5Cu);
        Crc32C.Compute([]).ShouldBe(0u);
    }

    /// <summary>Every event file of TensorFlow begins so: a record of 24 bytes.</summary>
    [Fact]
    public void Frame_TwentyFourBytes_HasTheKnownHeader() =>
        Convert.ToHexString(TfRecord.Frame(new byte[24])[..TfRecord.HeaderBytes]).ShouldBe("1800000000000000A37F4B22");
}
