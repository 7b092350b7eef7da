import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { NotFoundPage } from "../shared/ui/not-found-page.tsx";
import { Skeleton } from "../shared/ui/skeleton.tsx";
import { DocsFrame } from "./frame/docs-frame.tsx";
import { HomePage } from "./home/home-page.tsx";
import { SchemaProvider } from "./schema/schema-provider.tsx";

const OperationPage = lazy(() => import("./operation/operation-page.tsx"));
const TypePage = lazy(() => import("./type/type-page.tsx"));
const ErrorsPage = lazy(() => import("./errors/errors-page.tsx"));
const GuidePage = lazy(() => import("./guides/guide-page.tsx"));

export const DocsApp = () => (
  <SchemaProvider>
    <DocsFrame>
      <Suspense fallback={<Skeleton shapes={["title", "line", "tile"]} />}>
        <Routes>
          <Route index element={<HomePage />} />
          <Route path="operations/:name" element={<OperationPage />} />
          <Route path="types/:name" element={<TypePage />} />
          <Route path="errors" element={<ErrorsPage />} />
          <Route path="guides/:name" element={<GuidePage />} />
          <Route path="*" element={<NotFoundPage place="API" />} />
        </Routes>
      </Suspense>
    </DocsFrame>
  </SchemaProvider>
);
