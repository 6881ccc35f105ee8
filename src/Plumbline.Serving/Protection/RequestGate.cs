using Plumbline.Serving.Errors;

namespace Plumbline.Serving.Protection;

/// <summary>Bounds how many replies are generated or waited for at once.</summary>
/// <param name="places">Most replies.</param>
internal sealed class RequestGate(int places)
{
    private int _taken;

    /// <summary>Takes places; they are given back by disposing.</summary>
    /// <param name="count">Replies that the request asks for.</param>
    /// <exception cref="ApiException">The request asks for more replies than there are places, or too few are free.</exception>
    public IDisposable Enter(int count)
    {
        if (count > places)
        {
            throw ApiException.Invalid("n", $"the request asks for {count} replies; this server gives at most {places} at once");
        }

        if (Interlocked.Add(ref _taken, count) > places)
        {
            Interlocked.Add(ref _taken, -count);
            throw ApiException.Full(places);
        }

        return new Places(this, count);
    }

    private sealed class Places(RequestGate gate, int count) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                Interlocked.Add(ref gate._taken, -count);
            }
        }
    }
}
