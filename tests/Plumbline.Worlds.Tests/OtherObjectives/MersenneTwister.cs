namespace Plumbline.Worlds.Tests.OtherObjectives;

/// <summary>
/// The generator behind Python's random module (Matsumoto and Nishimura 1998, seeded by an array of one number), with its uniform and normal numbers: some reference numbers were
/// computed there from sampled problems, and are compared on the very same samples.
/// </summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private readonly uint[] _state = new uint[Size];
    private int _next = Size;
    private double _spare = double.NaN;

    public MersenneTwister(uint seed)
    {
        _state[0] = 19650218;
        for (uint i = 1; i < Size; i++)
        {
            _state[i] = (1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30))) + i;
        }

        int at = 1;
        for (int k = 0; k < Size; k++)
        {
            _state[at] = (_state[at] ^ ((_state[at - 1] ^ (_state[at - 1] >> 30)) * 1664525)) + seed;
            at = Wrapped(at + 1);
        }

        for (int k = 0; k < Size - 1; k++)
        {
            _state[at] = (_state[at] ^ ((_state[at - 1] ^ (_state[at - 1] >> 30)) * 1566083941)) - (uint)at;
            at = Wrapped(at + 1);
        }

        _state[0] = 0x80000000;
    }

    public double NextDouble() => (((NextUInt32() >> 5) * 67108864.0) + (NextUInt32() >> 6)) / 9007199254740992.0;

    public double NextGaussian(double mean, double deviation)
    {
        double z = _spare;
        _spare = double.NaN;
        if (double.IsNaN(z))
        {
            double angle = NextDouble() * 2 * Math.PI;
            double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
            (z, _spare) = (Math.Cos(angle) * radius, Math.Sin(angle) * radius);
        }

        return mean + (z * deviation);
    }

    private int Wrapped(int index)
    {
        if (index < Size)
        {
            return index;
        }

        _state[0] = _state[Size - 1];
        return 1;
    }

    private uint NextUInt32()
    {
        if (_next == Size)
        {
            for (int i = 0; i < Size; i++)
            {
                uint mixed = (_state[i] & 0x80000000) | (_state[(i + 1) % Size] & 0x7fffffff);
                _state[i] = _state[(i + 397) % Size] ^ (mixed >> 1) ^ ((mixed & 1) == 0 ? 0 : 0x9908b0df);
            }

            _next = 0;
        }

        uint y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }
}
