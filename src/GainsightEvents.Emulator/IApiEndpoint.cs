using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator;

/// <summary>One of Gainsight's endpoints.</summary>
internal interface IApiEndpoint
{
    /// <summary>Decides what a request is answered.</summary>
    ApiAnswer Answer(ApiRequest request);

    /// <summary>Puts an answer into the endpoint's own form.</summary>
    /// <param name="answer">The answer, masked.</param>
    /// <param name="headers">Receives the headers that belong to it.</param>
    /// <returns>The body.</returns>
    byte[] Write(ApiAnswer answer, IHeaderDictionary headers);
}
