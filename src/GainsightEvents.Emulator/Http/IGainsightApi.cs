using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Http;

/// <summary>One of Gainsight's APIs.</summary>
internal interface IGainsightApi
{
    /// <summary>Whether the client may send events here at all, by path, method and headers.</summary>
    /// <returns>Why not, before the body is read; null where it may.</returns>
    ApiAnswer? RefuseClient(ApiRequest request);

    /// <summary>Decides what a request of such a client is answered. Its body has been read.</summary>
    ApiAnswer Judge(ApiRequest request);

    /// <summary>Puts an answer into the API's own form.</summary>
    /// <param name="answer">The answer, masked.</param>
    /// <param name="headers">Receives the headers that belong to it.</param>
    /// <returns>The body.</returns>
    byte[] Write(ApiAnswer answer, IHeaderDictionary headers);
}
